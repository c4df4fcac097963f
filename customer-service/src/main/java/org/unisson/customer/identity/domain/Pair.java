package org.unisson.customer.identity.domain;

import java.util.UUID;

/** Two customers, the older first. */
public record Pair(UUID one, UUID other) {

    public static Pair of(UUID a, UUID b) {
        return Age.isOlder(a, b) ? new Pair(a, b) : new Pair(b, a);
    }

    public boolean has(UUID customer) {
        return one.equals(customer) || other.equals(customer);
    }
}
