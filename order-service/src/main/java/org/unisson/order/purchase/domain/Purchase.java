package org.unisson.order.purchase.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.quote.domain.LineTerms;

/**
 * A sale, in the same shape for every channel. Its lines and its tenders each sum to its total, in one currency.
 *
 * @param purchaseId UUIDv7
 * @param orderId of a {@link PurchaseKind#ORDER}, else null
 * @param receipt of a {@link PurchaseKind#RECEIPT}, else null
 * @param channel id of the channel that sold
 * @param location store that sold, or null on remote channels
 * @param customerId as known now, or null
 * @param card loyalty card presented, or null
 * @param purchasedAt by the channel's clock
 * @param quoteId the quote that it was sold under, or null
 */
public record Purchase(
        UUID purchaseId,
        PurchaseKind kind,
        UUID orderId,
        ReceiptRef receipt,
        String channel,
        Gln location,
        UUID customerId,
        String card,
        List<PurchaseLine> lines,
        List<PurchaseTender> tenders,
        Money total,
        Instant purchasedAt,
        UUID quoteId) {

    /** Sold under no quote. */
    public Purchase(
            UUID purchaseId,
            PurchaseKind kind,
            UUID orderId,
            ReceiptRef receipt,
            String channel,
            Gln location,
            UUID customerId,
            String card,
            List<PurchaseLine> lines,
            List<PurchaseTender> tenders,
            Money total,
            Instant purchasedAt) {
        this(
                purchaseId,
                kind,
                orderId,
                receipt,
                channel,
                location,
                customerId,
                card,
                lines,
                tenders,
                total,
                purchasedAt,
                null);
    }

    public Purchase {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a purchase has at least one line");
        }
        if ((kind == PurchaseKind.ORDER) != (orderId != null) || (kind == PurchaseKind.RECEIPT) != (receipt != null)) {
            throw new IllegalArgumentException("a purchase is of an order or of a receipt: " + kind);
        }
        requireSum(total, lines.stream().map(PurchaseLine::total).toList(), "lines");
        requireSum(total, tenders.stream().map(PurchaseTender::amount).toList(), "tenders");
    }

    /** Sold under that quote. @param terms what it says of the lines, by their ids; of the others nothing */
    public Purchase under(UUID quote, Map<UUID, LineTerms> terms) {
        return new Purchase(
                purchaseId,
                kind,
                orderId,
                receipt,
                channel,
                location,
                customerId,
                card,
                lines.stream().map(line -> line.under(terms.get(line.lineId()))).toList(),
                tenders,
                total,
                purchasedAt,
                quote);
    }

    /** Pieces of all lines. */
    public long units() {
        return lines.stream().mapToLong(PurchaseLine::quantity).sum();
    }

    /** Whether the goods are given, and nothing is paid for them. */
    public boolean isGiven() {
        return tenders.stream().anyMatch(tender -> tender.kind().equals(PurchaseTender.GOODWILL));
    }

    private static void requireSum(Money total, List<Money> parts, String what) {
        Money sum = Money.sum(total.currency(), parts);
        if (!sum.equals(total)) {
            throw new IllegalArgumentException("the " + what + " sum to " + sum + ", not to the total " + total);
        }
    }
}
