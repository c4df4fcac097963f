package org.unisson.chassis.rest;

import java.time.Duration;
import java.time.Instant;

/** Moments that a client tells, by a clock that may be a little ahead of ours. */
public final class Moments {

    /** How far two clocks may be apart. */
    public static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private Moments() {}

    /** @throws ProblemException 400, naming the place, where the moment has not come yet */
    public static void requirePast(String pointer, Instant moment, Instant now) {
        if (moment.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            throw Problem.invalid(pointer, "is in the future").asException();
        }
    }
}
