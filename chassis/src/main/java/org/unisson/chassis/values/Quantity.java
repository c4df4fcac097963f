package org.unisson.chassis.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A number of pieces, from 1 to {@value #MAX}.
 *
 * @param pieces how many
 */
public record Quantity(@JsonValue long pieces) {

    /** More than any till, transfer or fuel pump counts in one line; keeps sums far from overflow. */
    public static final long MAX = 1_000_000_000L;

    @JsonCreator
    public Quantity {
        if (pieces < 1 || pieces > MAX) {
            throw new IllegalArgumentException("a quantity is from 1 to " + MAX + ", not " + pieces);
        }
    }

    @Override
    public String toString() {
        return Long.toString(pieces);
    }
}
