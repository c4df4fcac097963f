package org.unisson.order.address.domain;

import java.util.List;

/**
 * Where parcels of an order go. It never leaves this service but to the carrier: events carry no address.
 *
 * @param name of who receives it
 * @param lines street and house, and what else leads there: one to three
 * @param country ISO 3166-1 alpha-2
 * @param phone for the carrier, or null
 * @param latitude WGS 84 degrees, where the channel knows them, or null
 * @param longitude with it
 */
public record DeliveryAddress(
        String name,
        List<String> lines,
        String postcode,
        String city,
        String country,
        String phone,
        Double latitude,
        Double longitude) {

    public DeliveryAddress {
        lines = List.copyOf(lines);
    }

    /** Without the person: it may stand in a log. */
    @Override
    public String toString() {
        return "address in " + country;
    }
}
