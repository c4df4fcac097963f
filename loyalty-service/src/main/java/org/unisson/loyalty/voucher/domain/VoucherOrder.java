package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order that offered vouchers, and what it was answered.
 *
 * @param parts what it offered
 * @param eventId of the event that tells the decision; null where the answer about its points or gift cards does
 * @param voucherId the first that could not pay, or null
 */
public record VoucherOrder(
        UUID orderId,
        State state,
        List<VoucherPart> parts,
        UUID eventId,
        UUID voucherId,
        Refusal refusal,
        Instant decidedAt) {

    /** Where it stands. */
    public enum State {
        /** None is kept for it. */
        REFUSED,
        /** All are. */
        HELD,
        /** None is any more: it is over, or has not got what it offered beside them. */
        RELEASED
    }

    public VoucherOrder {
        parts = List.copyOf(parts);
    }

    VoucherOrder released() {
        return new VoucherOrder(orderId, State.RELEASED, parts, eventId, voucherId, refusal, decidedAt);
    }
}
