package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What brought a change about.
 *
 * @param key unique of all changes of a voucher that move its amount: the same source never moves it twice; null: it moves none
 * @param id to show: of the order, purchase, return or decision; or null
 * @param occurredAt by the clock of where it happened
 */
public record Source(String key, UUID id, Instant occurredAt) {

    static Source issued(UUID voucherId, Instant at) {
        return new Source("issued:" + voucherId, null, at);
    }

    /** It moves nothing. @param id of the order or lock */
    public static Source of(UUID id, Instant at) {
        return new Source(null, id, at);
    }

    static Source sold(UUID purchaseId, UUID voucherId, Instant at) {
        return new Source("sold:" + purchaseId + ":" + voucherId, purchaseId, at);
    }

    static Source returned(UUID returnId, UUID voucherId, Instant at) {
        return new Source("returned:" + returnId + ":" + voucherId, returnId, at);
    }

    /** Of a sale; it is settled once. */
    static Source parted(UUID decisionId, UUID purchaseId, UUID voucherId, Instant at) {
        return new Source("parted:" + purchaseId + ":" + voucherId, decisionId, at);
    }
}
