package org.unisson.customer.journey.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time with bounds. @param from the first instant @param until the first instant after it */
public record Window(Instant from, Instant until) {

    /**
     * What may have led to a purchase: what came before it, or with it, for so long, and after the purchase before it.
     *
     * @param previous when the same person bought before; null: never
     */
    public static Window before(Instant boughtAt, Instant previous, Duration lookBack) {
        Instant earliest = boughtAt.minus(lookBack);
        Instant afterPrevious = previous == null ? Instant.MIN : next(previous);
        return new Window(afterPrevious.isAfter(earliest) ? afterPrevious : earliest, next(boughtAt));
    }

    /** The part of it that is not before a moment. */
    public Window since(Instant moment) {
        return moment.isAfter(from) ? new Window(moment, until) : this;
    }

    public boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    public boolean isEmpty() {
        return !from.isBefore(until);
    }

    // What is written down is in whole microseconds.
    private static Instant next(Instant moment) {
        return moment.plus(1, ChronoUnit.MICROS);
    }
}
