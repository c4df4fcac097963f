package org.unisson.order.sales.domain;

import java.time.Instant;

/** A period by the clock of the sales. @param from inclusive @param to exclusive, later */
public record Period(Instant from, Instant to) {

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period begins before it ends");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
