package org.unisson.inventory.hold.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a cart holds. Each time it asks it holds a while longer, in all at most three times that while: then others
 * have their chance.
 *
 * @param beganAt when it began to hold
 * @param expiresAt the first instant at which it no longer holds
 * @param latestEnd how far that can be put off
 */
public record Term(Instant beganAt, Instant expiresAt, Instant latestEnd) {

    private static final int RENEWALS = 3;

    /** One that begins now. */
    public static Term begin(Instant now, Duration holdFor) {
        return new Term(now, now.plus(holdFor), now.plus(holdFor.multipliedBy(RENEWALS)));
    }

    /** One that has never been, of a cart that has not held anything. */
    public static Term none(Instant now) {
        return new Term(now, now, now);
    }

    /** Put off to a while from now, or to its latest end. */
    Term renewed(Instant now, Duration holdFor) {
        Instant end = now.plus(holdFor);
        return new Term(beganAt, end.isBefore(latestEnd) ? end : latestEnd, latestEnd);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean canGoOn(Instant now) {
        return now.isBefore(latestEnd);
    }

    /** Whether it has been put off as far as it can be. */
    boolean isUsedUp() {
        return !expiresAt.isBefore(latestEnd);
    }
}
