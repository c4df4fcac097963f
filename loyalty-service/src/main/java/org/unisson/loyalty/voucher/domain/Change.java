package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of a voucher; never changed itself.
 *
 * @param changeId of its event, too
 * @param after the voucher as it left it
 * @param minor added to what is left on it, or taken
 */
public record Change(
        UUID changeId, Voucher.Snapshot after, Cause cause, long minor, Source source, Instant recordedAt) {

    /** Why. */
    public enum Cause {
        ISSUED,
        /** An order or a till keeps it. */
        LOCKED,
        /** It keeps it no more. */
        RELEASED,
        /** It has paid. */
        REDEEMED,
        /** Of what it had paid, some came back. */
        GIVEN_BACK,
        /** Who has spent it turned out to be another person than its owner: it came back. */
        PARTED,
        EXPIRED,
        WITHDRAWN
    }
}
