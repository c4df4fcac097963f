package org.unisson.inventory.sourcing.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;

/**
 * What is true while many baskets are planned one after the other, but for the stock.
 *
 * @param channels what each channel may promise of what is available
 */
public record Conditions(
        Collection<Site> sites, Policies policies, Workload workload, Map<String, ChannelPolicy> channels) {

    /** For whom nothing is to be planned. */
    public static Conditions none() {
        return new Conditions(List.of(), new Policies(List.of(), Map.of()), new Workload(Map.of()), Map.of());
    }

    /** The network as each channel sees it, made once for all of its baskets. @param book the level of a place */
    public Function<String, Network> networks(Function<Place, StockLevel> book) {
        return networks(book, Map.of());
    }

    /**
     * The same for baskets for which pieces were set aside until just now: those stay promised.
     *
     * @param pledged by place, of the basket that is planned at the moment
     */
    public Function<String, Network> networks(Function<Place, StockLevel> book, Map<Place, Long> pledged) {
        Map<String, Network> made = new HashMap<>();
        return channel -> made.computeIfAbsent(
                channel,
                name -> new Network(
                        sites, stock(channels.getOrDefault(name, ChannelPolicy.open(name)), book, pledged), workload));
    }

    private static Stock stock(ChannelPolicy policy, Function<Place, StockLevel> book, Map<Place, Long> pledged) {
        return (location, sku) -> {
            Place place = new Place(location, sku);
            StockLevel level = book.apply(place);
            return () -> policy.promisable(level, pledged.getOrDefault(place, 0L));
        };
    }
}
