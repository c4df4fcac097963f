package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What brought an entry about.
 *
 * @param key unique in the whole ledger: the same source never makes a second entry
 * @param id the id to show: of the purchase, order or return
 * @param occurredAt when it happened, by the clock of where it happened
 */
public record Source(String key, UUID id, Instant occurredAt) {

    static Source sold(UUID purchaseId, UUID giftCardId, Instant at) {
        return new Source("sold:" + purchaseId + ":" + giftCardId, purchaseId, at);
    }

    static Source spent(UUID purchaseId, String reference, Instant at) {
        return new Source("spent:" + purchaseId + ":" + reference, purchaseId, at);
    }

    static Source order(UUID orderId, UUID authorisationId, Instant at) {
        return new Source("order:" + orderId + ":" + authorisationId, orderId, at);
    }

    static Source received(UUID refundId, Instant at) {
        return new Source("refund:" + refundId, refundId, at);
    }

    static Source expired(UUID giftCardId, Instant at) {
        return new Source("expired:" + giftCardId + ":" + at, giftCardId, at);
    }

    static Source spentBefore(Source spent) {
        return new Source("before:" + spent.key(), spent.id(), spent.occurredAt());
    }

    static Source returned(UUID returnId, String reference, Instant at) {
        return new Source("return:" + returnId + ":" + reference, returnId, at);
    }
}
