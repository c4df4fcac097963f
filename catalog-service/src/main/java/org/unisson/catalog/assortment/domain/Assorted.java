package org.unisson.catalog.assortment.domain;

import java.util.List;
import java.util.UUID;

/**
 * Which channels have a product.
 *
 * @param restricted whether any assortment names it; otherwise every channel sells it
 * @param entries the first that is in force for a channel decides; without one the channel does not see it
 */
public record Assorted(UUID productId, long version, boolean restricted, List<Entry> entries) {

    /**
     * That a channel has it for a time.
     *
     * @param from microseconds since 1970, or null: always
     * @param to exclusive, or null: open
     */
    public record Entry(String channel, Sellability sellability, Long from, Long to) {}
}
