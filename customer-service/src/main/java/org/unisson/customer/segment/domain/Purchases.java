package org.unisson.customer.segment.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person bought and kept. A purchase of which everything came back is none.
 *
 * @param lastAt of the last purchase ever; null: none
 * @param earliestInWindow of the first purchase or return that still counts; null: none does
 * @param orders purchases in the window
 * @param returns times that goods of those were brought back
 * @param spent minor units by currency, less what was given back, in the window
 * @param channels on which was bought in the window, sorted
 */
public record Purchases(
        Instant lastAt,
        Instant earliestInWindow,
        long orders,
        long returns,
        SortedMap<String, Long> spent,
        List<String> channels) {

    /** Nothing was bought. */
    public static final Purchases NONE = new Purchases(null, null, 0, 0, new TreeMap<>(), List.of());

    public Purchases {
        spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
        channels = List.copyOf(channels);
    }
}
