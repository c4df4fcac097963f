package org.unisson.order.cart.domain;

import java.util.Objects;
import org.unisson.chassis.values.Gln;

/**
 * How the goods of a line reach the customer.
 *
 * @param method null: not chosen yet
 * @param location where from or where to; null: inventory chooses
 */
public record Fulfilment(Method method, Gln location) {

    /** Nothing chosen yet. */
    public static final Fulfilment OPEN = new Fulfilment(null, null);

    /** The ways. */
    public enum Method {
        /** Sent to the customer. */
        SHIP,
        /** Collected at a location. */
        PICKUP,
        /** Taken along at once. */
        CARRY_OUT
    }

    /** This choice where one was made, else the other. */
    public Fulfilment orElse(Fulfilment other) {
        return method == null ? new Fulfilment(other.method, location == null ? other.location : location) : this;
    }

    /** Whether a location must be named for it and none is. */
    public boolean lacksLocation() {
        return method != null && method != Method.SHIP && location == null;
    }

    boolean sameAs(Fulfilment other) {
        return method == other.method && Objects.equals(location, other.location);
    }
}
