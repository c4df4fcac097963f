package org.unisson.catalog.price.domain;

import java.time.Instant;
import java.util.Set;

/**
 * Where, for whom and when a price is asked.
 *
 * @param channel the channel that asks, or null: then only what is for every channel counts
 * @param store GLN of the store it is asked in or for, or null
 * @param segments of the customer
 */
public record Occasion(String channel, String store, Set<String> segments, Instant at) {

    /** The same at another instant. */
    public Occasion at(Instant instant) {
        return new Occasion(channel, store, segments, instant);
    }
}
