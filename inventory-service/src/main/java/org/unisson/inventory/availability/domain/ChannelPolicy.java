package org.unisson.inventory.availability.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.StockLevel;

/**
 * What a channel may promise of what is available.
 *
 * @param version zero where nobody has said anything: then it may promise everything
 * @param buffer pieces kept back from the channel, per SKU and location
 * @param buffers what is kept back of some SKUs instead of it
 * @param locations which may serve the channel; empty: all of them, new ones too
 * @param holds on what terms carts hold; empty: they do not
 */
public record ChannelPolicy(
        String channel,
        long version,
        long buffer,
        Map<Sku, Long> buffers,
        Optional<Set<Gln>> locations,
        Optional<HoldTerms> holds) {

    public ChannelPolicy {
        buffers = Map.copyOf(buffers);
        locations = locations.map(Set::copyOf);
    }

    /** One that keeps nothing back. */
    public static ChannelPolicy open(String channel) {
        return new ChannelPolicy(channel, 0, 0, Map.of(), Optional.empty(), Optional.empty());
    }

    /** Whether that location may serve the channel, as far as the channel is concerned. */
    public boolean allocates(Gln location) {
        return locations.isEmpty() || locations.get().contains(location);
    }

    /** Pieces of that SKU kept back from the channel at each location. */
    public long bufferOf(Sku sku) {
        return buffers.getOrDefault(sku, buffer);
    }

    /**
     * Pieces of the place that the channel can promise: available less its buffer, nothing where the location is not
     * allocated to it. Whether the location is open and can serve is not asked here.
     */
    public long promisable(StockLevel level) {
        return allocates(level.place().location())
                ? Math.max(0, level.available() - bufferOf(level.place().sku()))
                : 0;
    }

    /** Whether both say the same, whatever their versions. */
    public boolean saysSameAs(ChannelPolicy other) {
        return buffer == other.buffer
                && buffers.equals(other.buffers)
                && locations.equals(other.locations)
                && holds.equals(other.holds);
    }

    public ChannelPolicy withVersion(long number) {
        return new ChannelPolicy(channel, number, buffer, buffers, locations, holds);
    }
}
