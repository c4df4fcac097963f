package org.unisson.inventory.quota.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Sku;

/**
 * How much of some SKUs may be sold, to whom, and when. Where several cover a SKU, all of them hold.
 *
 * @param version zero where nobody has said anything
 * @param channels on which it holds; empty: on every one
 * @param from when the sale begins; empty: it has begun
 * @param until the first instant at which it is over; empty: it has no end
 * @param pieces of all its SKUs together; empty: as many as there are
 * @param perCustomer pieces of all its SKUs together; empty: as many as they like
 * @param substitution whether what is missing at one place may come from another; a limited edition allows none
 */
public record Quota(
        String id,
        long version,
        String name,
        Set<Sku> skus,
        Set<String> channels,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Long> pieces,
        Optional<Long> perCustomer,
        boolean substitution) {

    public Quota {
        skus = Set.copyOf(skus);
        channels = Set.copyOf(channels);
    }

    public boolean covers(String channel, Sku sku) {
        return (channels.isEmpty() || channels.contains(channel)) && skus.contains(sku);
    }

    public boolean isOnSale(Instant at) {
        return from.filter(at::isBefore).isEmpty()
                && until.filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** Whether both say the same, whatever their versions. */
    public boolean saysSameAs(Quota other) {
        return equals(other.withVersion(version));
    }

    public Quota withVersion(long number) {
        return new Quota(id, number, name, skus, channels, from, until, pieces, perCustomer, substitution);
    }
}
