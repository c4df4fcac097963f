package org.unisson.customer.journey.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which what a device told of nobody is somebody's.
 *
 * @param from the first instant; {@link Instant#MIN}: ever before
 * @param until the first instant after it; {@link Instant#MAX}: it goes on
 */
public record Stretch(String visitor, Instant from, Instant until) {

    /** What of it lies in a window; empty where nothing does. */
    Optional<Stretch> within(Window window) {
        Instant begin = from.isBefore(window.from()) ? window.from() : from;
        Instant end = until.isAfter(window.until()) ? window.until() : until;
        return begin.isBefore(end) ? Optional.of(new Stretch(visitor, begin, end)) : Optional.empty();
    }
}
