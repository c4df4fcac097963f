package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Who keeps a voucher for themselves.
 *
 * @param id of the order, or of a till's lock
 * @param endsAt from this instant on it keeps nobody else away; null: an order, which says when it is over
 */
public record Lock(Kind kind, UUID id, Instant endsAt) {

    /** Whose it is. */
    public enum Kind {
        ORDER,
        TILL
    }

    static Lock ofOrder(UUID orderId) {
        return new Lock(Kind.ORDER, orderId, null);
    }

    /** A till's, until then. */
    public static Lock ofTill(UUID id, Instant endsAt) {
        return new Lock(Kind.TILL, id, endsAt);
    }

    boolean isOver(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    /** Whether a sale is the one that it was kept for. A till's receipt names no lock. @param orderId of the sale, or null */
    boolean isFor(UUID orderId) {
        return kind == Kind.TILL ? orderId == null : id.equals(orderId);
    }
}
