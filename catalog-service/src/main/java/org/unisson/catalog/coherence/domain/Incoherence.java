package org.unisson.catalog.coherence.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * A product that is reduced on one channel, and cheaper on another one without a reduction.
 *
 * @param from its first instant
 * @param until exclusive; null: open
 */
public record Incoherence(String sku, Side reduced, Side cheaper, Instant from, Instant until) {

    /**
     * One side of the pair.
     *
     * @param stores GLNs; none: without a store, or in every store that no list and no operation names
     * @param price what is asked there
     * @param operations that reduce it
     */
    public record Side(String channel, List<String> stores, Money price, List<UUID> operations) {}

    /** What tells it from others of its SKU. */
    public String pair() {
        return reduced.channel() + " " + cheaper.channel();
    }

    Incoherence until(Instant end) {
        return new Incoherence(sku, reduced, cheaper, from, end);
    }
}
