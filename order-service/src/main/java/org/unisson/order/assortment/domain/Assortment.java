package org.unisson.order.assortment.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which channels have a product that not every channel has.
 *
 * @param entries in the order in which they are asked
 */
public record Assortment(UUID productId, List<Entry> entries) {

    public Assortment {
        entries = List.copyOf(entries);
    }

    /**
     * That a channel has it for a time.
     *
     * @param from inclusive; null: always
     * @param until exclusive; null: open
     */
    public record Entry(String channel, Sellability sellability, Instant from, Instant until) {

        private boolean isInForce(String asking, Instant at) {
            return channel.equals(asking)
                    && (from == null || !at.isBefore(from))
                    && (until == null || at.isBefore(until));
        }
    }

    /** What the channel may do with it at that instant: as the first entry in force says; without one it does not see it. */
    public Sellability on(String channel, Instant at) {
        return entries.stream()
                .filter(entry -> entry.isInForce(channel, at))
                .findFirst()
                .map(Entry::sellability)
                .orElse(Sellability.NOT_SEEN);
    }
}
