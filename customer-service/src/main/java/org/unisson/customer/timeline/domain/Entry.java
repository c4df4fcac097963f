package org.unisson.customer.timeline.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * One thing that happened to a customer.
 *
 * @param id names the fact: writing it twice is writing it once
 * @param customerId null where only the card is known
 * @param card card presented, or null
 * @param channel or null
 * @param store GLN, or null
 * @param reference id of the purchase, return, order, account, cart or decision
 * @param total amount, or null
 * @param quantity pieces or points, or null
 * @param detail what more there is to say, as its kind says, or null
 * @param skus what was bought
 * @param purchaseId of a return whose purchase is known: that one; else null
 */
public record Entry(
        String id,
        Kind kind,
        UUID customerId,
        String card,
        Instant occurredAt,
        String channel,
        String store,
        String reference,
        Money total,
        Long quantity,
        String detail,
        List<String> skus,
        UUID purchaseId) {

    public Entry {
        skus = List.copyOf(skus);
    }

    /** An entry with the least that is needed. */
    public static Entry of(Kind kind, String factId, UUID customerId, Instant occurredAt, Object reference) {
        return new Entry(
                kind + "/" + factId,
                kind,
                customerId,
                null,
                occurredAt,
                null,
                null,
                reference.toString(),
                null,
                null,
                null,
                List.of(),
                null);
    }

    public Entry withCard(String presented) {
        return new Entry(
                id,
                kind,
                customerId,
                presented,
                occurredAt,
                channel,
                store,
                reference,
                total,
                quantity,
                detail,
                skus,
                purchaseId);
    }

    public Entry at(String onChannel, String inStore) {
        return new Entry(
                id,
                kind,
                customerId,
                card,
                occurredAt,
                onChannel,
                inStore,
                reference,
                total,
                quantity,
                detail,
                skus,
                purchaseId);
    }

    public Entry worth(Money amount) {
        return new Entry(
                id,
                kind,
                customerId,
                card,
                occurredAt,
                channel,
                store,
                reference,
                amount,
                quantity,
                detail,
                skus,
                purchaseId);
    }

    public Entry counting(long piecesOrPoints) {
        return new Entry(
                id,
                kind,
                customerId,
                card,
                occurredAt,
                channel,
                store,
                reference,
                total,
                piecesOrPoints,
                detail,
                skus,
                purchaseId);
    }

    public Entry because(String why) {
        return new Entry(
                id,
                kind,
                customerId,
                card,
                occurredAt,
                channel,
                store,
                reference,
                total,
                quantity,
                why,
                skus,
                purchaseId);
    }

    public Entry ofSkus(List<String> bought) {
        return new Entry(
                id,
                kind,
                customerId,
                card,
                occurredAt,
                channel,
                store,
                reference,
                total,
                quantity,
                detail,
                bought,
                purchaseId);
    }

    public Entry ofPurchase(UUID purchase) {
        return new Entry(
                id,
                kind,
                customerId,
                card,
                occurredAt,
                channel,
                store,
                reference,
                total,
                quantity,
                detail,
                skus,
                purchase);
    }

    /** Whether anybody can ever be found to whom it happened. */
    public boolean hasSubject() {
        return customerId != null || card != null;
    }
}
