package org.unisson.catalog.quote.domain;

import java.util.Set;
import java.util.UUID;

/**
 * Who asks for prices.
 *
 * @param customerId or null: nobody in particular
 * @param segments of the customer
 */
public record Shopper(UUID customerId, Set<String> segments) {

    /** Nobody in particular. */
    public static final Shopper ANYONE = new Shopper(null, Set.of());
}
