package org.unisson.order.quote.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * What somebody wants to buy under a quote.
 *
 * @param customerId null: nobody known
 * @param location where it is sold; null: nowhere in particular
 */
public record WantedBasket(String channel, UUID customerId, Gln location, String currency, List<Line> lines) {

    public WantedBasket {
        lines = List.copyOf(lines);
    }

    /** The same, wanted by that customer. */
    public WantedBasket of(UUID customer) {
        return new WantedBasket(channel, customer, location, currency, lines);
    }

    /** A line. @param location where it is handed over; null: inventory chooses */
    public record Line(UUID lineId, Sku sku, long quantity, Gln location) {}

    /** Whether all of it is sold or handed over there. */
    boolean isOf(Gln store) {
        return store.equals(location) || lines.stream().allMatch(line -> store.equals(line.location()));
    }
}
