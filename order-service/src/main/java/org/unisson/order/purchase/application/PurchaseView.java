package org.unisson.order.purchase.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.ReceiptRef;

/**
 * A purchase as it is shown.
 *
 * @param version grows by one with each return
 * @param orderId of an order, else null
 * @param receipt of a till receipt, else null
 * @param location store that sold; null on remote channels
 * @param fulfilled whether all goods have been handed over
 * @param refunded of the total, given back so far
 * @param purchasedAt by the channel's clock
 * @param recordedAt by this service's clock
 */
public record PurchaseView(
        UUID purchaseId,
        long version,
        PurchaseKind kind,
        UUID orderId,
        ReceiptRef receipt,
        String channel,
        Gln location,
        UUID customerId,
        String card,
        List<Line> lines,
        List<Tender> tenders,
        Money total,
        Money refunded,
        boolean fulfilled,
        Instant purchasedAt,
        Instant recordedAt) {

    /**
     * A line as sold, and how many of its pieces have come back.
     *
     * @param carriedOutFrom where the goods left with the customer; null when they were to be fulfilled
     * @param giftCard the gift card that was sold; left out of goods
     */
    public record Line(
            UUID lineId,
            Sku sku,
            long quantity,
            long returned,
            Money unitPrice,
            Money discount,
            Money total,
            Gln carriedOutFrom,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID giftCard) {}

    /** A tender, and how much of it has been given back. */
    public record Tender(String kind, Money amount, Money refunded, String reference) {}
}
