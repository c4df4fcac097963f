package org.unisson.customer.timeline.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.unisson.chassis.values.Money;

/** An entry in one English sentence. */
public final class Summary {

    private static final String CANCELLATION = "CANCELLATION";
    private static final String VOID = "VOID";
    private static final String NO_RECEIPT = "NO_RECEIPT";

    private Summary() {}

    /** @param storeName or null where it is not known */
    public static String of(Entry entry, String storeName) {
        return switch (entry.kind()) {
            case PURCHASE -> "Bought " + pieces(entry) + " for " + amount(entry.total()) + place(entry, storeName);
            case RETURN ->
                takenBack(entry) + pieces(entry) + withoutReceipt(entry) + ", " + amount(entry.total()) + " refunded"
                        + place(entry, storeName);
            case ORDER_PLACED -> "Ordered " + pieces(entry) + " for " + amount(entry.total()) + place(entry, storeName);
            case ORDER_CONFIRMED -> "Order confirmed, " + amount(entry.total());
            case ORDER_CANCELLED -> "Order cancelled: " + entry.detail();
            case ORDER_FULFILLED -> "Order fulfilled";
            case PACKED -> "Packed " + pieces(entry);
            case SHIPPED -> "Shipped " + pieces(entry) + (entry.detail() == null ? "" : " with " + entry.detail());
            case DELIVERED -> "Delivered " + pieces(entry);
            case PICKUP_READY ->
                "Ready to be collected" + place(entry, storeName)
                        + (entry.detail() == null ? "" : " until " + entry.detail());
            case COLLECTED -> "Collected " + pieces(entry) + place(entry, storeName);
            case NOT_COLLECTED -> "Not collected in time" + place(entry, storeName);
            case RESOURCED ->
                "From " + (storeName == null ? entry.store() : storeName) + " instead of " + entry.detail() + ": "
                        + pieces(entry);
            case UNAVAILABLE -> "Could not be had: " + pieces(entry) + ", refunded";
            case PROMISE_BROKEN -> "Late: promised by " + entry.detail();
            case POINTS -> (entry.quantity() > 0 ? "+" : "") + entry.quantity() + " points: " + entry.detail();
            case CART_ABANDONED -> "Left a cart with " + pieces(entry) + place(entry, storeName);
            case REVIEWED -> "Reviewed a product: " + entry.quantity() + " of 5";
            case REMINDER_DECIDED -> "Reminder of a cart: " + entry.detail();
            case INTERACTION ->
                ("INBOUND".equals(entry.detail()) ? "Contacted us" : "Was contacted")
                        + (entry.channel() == null ? "" : " by " + words(entry.channel()))
                        + (entry.store() == null ? "" : place(entry, storeName));
            case CASE_OPENED -> "Opened a case: " + words(entry.detail());
            case CASE_SOLVED -> "Case solved";
            case CASE_REOPENED -> "Case reopened";
            case REPAIR ->
                "Repair " + words(entry.detail())
                        + (entry.total() == null ? "" : " for " + amount(entry.total()))
                        + (entry.store() == null ? "" : place(entry, storeName));
        };
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String takenBack(Entry entry) {
        return CANCELLATION.equals(entry.detail())
                ? "Cancelled "
                : VOID.equals(entry.detail()) ? "Voided " : "Returned ";
    }

    private static String withoutReceipt(Entry entry) {
        return NO_RECEIPT.equals(entry.detail()) ? " without a receipt" : "";
    }

    private static String pieces(Entry entry) {
        return entry.quantity() + (entry.quantity() == 1 ? " piece" : " pieces");
    }

    private static String amount(Money money) {
        int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(money.minor(), digits).toPlainString() + " " + money.currency();
    }

    private static String place(Entry entry, String storeName) {
        if (entry.store() != null) {
            return " at " + (storeName == null ? entry.store() : storeName);
        }
        return entry.channel() == null ? "" : " on " + entry.channel();
    }
}
