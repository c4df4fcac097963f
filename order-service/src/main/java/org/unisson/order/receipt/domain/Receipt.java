package org.unisson.order.receipt.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.purchase.domain.ReceiptRef;

/**
 * A till receipt as it came in: a fact. The goods have left the store, so stock never refuses it.
 *
 * @param reference the till's own key
 * @param channel id of the channel
 * @param card loyalty card presented, or null
 * @param customerId as the till knew the customer, or null
 * @param occurredAt by the till's clock
 * @param currency of all its amounts
 * @param session of the till, or null: then the time tells
 * @param corrects the voided receipt of the same store instead of which it stands, or null
 * @param terms how it was sold
 */
public record Receipt(
        ReceiptRef reference,
        String channel,
        String card,
        UUID customerId,
        Instant occurredAt,
        String currency,
        List<ReceiptLine> lines,
        List<ReceiptTender> tenders,
        Money total,
        UUID session,
        ReceiptRef corrects,
        ReceiptTerms terms) {

    public Receipt {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    /** Of which nothing more is told. */
    public Receipt(
            ReceiptRef reference,
            String channel,
            String card,
            UUID customerId,
            Instant occurredAt,
            String currency,
            List<ReceiptLine> lines,
            List<ReceiptTender> tenders,
            Money total,
            UUID session,
            ReceiptRef corrects) {
        this(
                reference,
                channel,
                card,
                customerId,
                occurredAt,
                currency,
                lines,
                tenders,
                total,
                session,
                corrects,
                ReceiptTerms.NONE);
    }

    /**
     * The sale that this receipt proves; its goods were carried out of the store.
     *
     * @param customer whom it belongs to, or null
     * @param lineIds gives each line its id
     */
    public Purchase asPurchase(UUID purchaseId, UUID customer, Supplier<UUID> lineIds) {
        return new Purchase(
                purchaseId,
                PurchaseKind.RECEIPT,
                null,
                reference,
                channel,
                reference.store(),
                customer,
                card,
                lines.stream()
                        .map(line -> new PurchaseLine(
                                lineIds.get(),
                                line.sku(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discount(),
                                line.total(),
                                line.giftCard() == null ? reference.store() : null,
                                line.giftCard()))
                        .toList(),
                tenders.stream()
                        .map(tender -> new PurchaseTender(tender.kind(), tender.amount(), tender.reference()))
                        .toList(),
                total,
                occurredAt);
    }
}
