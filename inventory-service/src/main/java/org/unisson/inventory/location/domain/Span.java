package org.unisson.inventory.location.domain;

/**
 * A time of the day in which a location is open.
 *
 * @param from first minute of the local day
 * @param to minute of the local day at which it closes; 1,440: the end of the day
 */
public record Span(int from, int to) {

    /** Minutes of a day as a clock on the wall shows it. */
    public static final int DAY = 1_440;

    public Span {
        if (from < 0 || to > DAY) {
            throw new IllegalArgumentException("is not within a day");
        }
        if (from >= to) {
            throw new IllegalArgumentException("does not end after it begins");
        }
    }
}
