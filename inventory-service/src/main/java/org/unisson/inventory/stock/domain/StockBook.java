package org.unisson.inventory.stock.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.unisson.chassis.values.Sku;

/** The levels that one transaction has locked, and works on. */
public final class StockBook {

    private final Map<Place, StockLevel> levels = new TreeMap<>();

    public StockBook(Collection<StockLevel> locked) {
        locked.forEach(level -> levels.put(level.place(), level));
    }

    /** The level of a place; empty where the book has none. */
    public StockLevel at(Place place) {
        return levels.computeIfAbsent(place, StockLevel::empty);
    }

    /** Every known place of that SKU, by location. */
    public Stream<StockLevel> of(Sku sku) {
        return levels.values().stream().filter(level -> level.place().sku().equals(sku));
    }

    /** What has changed since it was loaded, in lock order. */
    public List<StockLevel> changed() {
        return levels.values().stream().filter(StockLevel::changed).toList();
    }
}
