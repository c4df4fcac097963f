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
 * @param share per cent of what is available of a SKU at a location, 1 to 100
 * @param buffer pieces kept back from the channel, per SKU and location
 * @param buffers what is kept back of some SKUs instead of it
 * @param locations which may serve the channel; empty: all of them, new ones too
 * @param holds on what terms carts hold; empty: they do not
 */
public record ChannelPolicy(
        String channel,
        long version,
        int share,
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
        return new ChannelPolicy(channel, 0, Portion.ALL, 0, Map.of(), Optional.empty(), Optional.empty());
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
     * Pieces of the place that the channel can promise: its portion of what is available, nothing where the location is
     * not allocated to it. Whether the location is open and can serve is not asked here.
     */
    public long promisable(StockLevel level) {
        return promisable(level, 0);
    }

    /**
     * The same for who has just given pieces of the place back to ask for them anew: those stay promised, whatever the
     * policy says of them by now, and only of the others it is asked.
     *
     * @param pledged pieces that are available again for who asks, zero or more
     */
    public long promisable(StockLevel level, long pledged) {
        // A till may have sold some of them meanwhile.
        long theirs = Math.min(pledged, level.available());
        return theirs
                + (allocates(level.place().location())
                        ? new Portion(share, bufferOf(level.place().sku())).of(level.available() - theirs)
                        : 0);
    }

    /** Whether both say the same, whatever their versions. */
    public boolean saysSameAs(ChannelPolicy other) {
        return share == other.share
                && buffer == other.buffer
                && buffers.equals(other.buffers)
                && locations.equals(other.locations)
                && holds.equals(other.holds);
    }

    public ChannelPolicy withVersion(long number) {
        return new ChannelPolicy(channel, number, share, buffer, buffers, locations, holds);
    }
}
