package org.unisson.order.ordering.domain;

import org.unisson.order.address.domain.DeliveryAddress;

/**
 * Roughly where parcels of an order go, for those who choose from where they come: about eleven kilometres. It does not
 * change with the address later on; what was set aside stays where it is.
 *
 * @param country ISO 3166-1 alpha-2
 * @param latitude WGS 84 degrees to one decimal, or null: not known
 * @param longitude with it
 */
public record Destination(String country, Double latitude, Double longitude) {

    private static final double TENTHS = 10;

    /** Of an address. */
    public static Destination of(DeliveryAddress address) {
        return new Destination(address.country(), roughly(address.latitude()), roughly(address.longitude()));
    }

    private static Double roughly(Double degrees) {
        return degrees == null ? null : Math.round(degrees * TENTHS) / TENTHS;
    }
}
