package org.unisson.inventory.stock.domain;

import java.util.Comparator;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/** One SKU at one location. Ordered, because rows are locked in this order. */
public record Place(Gln location, Sku sku) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing((Place place) -> place.location.number()).thenComparing(place -> place.sku.code());

    /** The key of the stock in events: {@code <gln>/<sku>}. */
    public String key() {
        return location + "/" + sku;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
