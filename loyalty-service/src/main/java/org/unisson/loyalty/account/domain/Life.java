package org.unisson.loyalty.account.domain;

import java.time.Instant;

/**
 * When points can be spent.
 *
 * @param activeAt the first instant; null: at once
 * @param expiresAt the first instant at which they cannot any more; null: never
 */
public record Life(Instant activeAt, Instant expiresAt) {

    /** At once and for ever. */
    public static final Life FOR_EVER = new Life(null, null);

    static Life until(Instant expiresAt) {
        return expiresAt == null ? FOR_EVER : new Life(null, expiresAt);
    }

    /** The same without the wait. */
    public Life active() {
        return activeAt == null ? this : until(expiresAt);
    }

    boolean isPendingAt(Instant now) {
        return activeAt != null && now.isBefore(activeAt);
    }

    boolean isOverAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
