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
 * @param voidedBy the receipt by which the till took it back as never made
 * @param corrects the voided receipt instead of which it stands
 * @param claimCode by which whoever bought without being known can claim it; shown to the till alone
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
        Instant recordedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) ReceiptRef voidedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) ReceiptRef corrects,
        @JsonInclude(JsonInclude.Include.NON_NULL) String claimCode) {

    /** With the code that its buyer can claim it by. */
    public PurchaseView withClaimCode(String code) {
        return new PurchaseView(
                purchaseId,
                version,
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
                refunded,
                fulfilled,
                purchasedAt,
                recordedAt,
                voidedBy,
                corrects,
                code);
    }

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
