package org.unisson.inventory.transfer.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.unisson.chassis.rest.Moments;
import org.unisson.chassis.rest.Problem;

/** Moments that a client tells, in whole microseconds as the database keeps them. */
final class TransferMoments {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private TransferMoments() {}

    /** A moment that is over, by a clock that may be a little ahead of ours. */
    static Instant past(String pointer, Instant moment, Instant now) {
        Moments.requirePast(pointer, moment, now);
        return until(pointer, moment, moment);
    }

    /** A moment up to the last one. */
    static Instant until(String pointer, Instant moment, Instant last) {
        if (moment.isBefore(EARLIEST) || moment.isAfter(last)) {
            throw Problem.invalid(pointer, "is too far away").asException();
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}
