package org.unisson.inventory.sourcing.domain;

import java.util.OptionalLong;

/**
 * Roughly where a parcel goes. Coordinates are rounded to one decimal, about eleven kilometres: enough to find the
 * nearest warehouse, not enough to find the customer.
 *
 * @param country ISO 3166-1 alpha-2
 * @param latitude WGS 84 degrees, or null: unknown
 * @param longitude WGS 84 degrees, or null: unknown
 */
public record Destination(String country, Double latitude, Double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Destination {
        latitude = rounded(latitude);
        longitude = rounded(longitude);
    }

    /** Whole kilometres along the great circle; empty where it is not known where the parcel goes. */
    public OptionalLong kilometresFrom(double otherLatitude, double otherLongitude) {
        if (latitude == null || longitude == null) {
            return OptionalLong.empty();
        }
        double here = Math.toRadians(latitude);
        double there = Math.toRadians(otherLatitude);
        double northwards = Math.sin((there - here) / 2);
        double eastwards = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double haversine = northwards * northwards + Math.cos(here) * Math.cos(there) * eastwards * eastwards;
        return OptionalLong.of(Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)))));
    }

    private static Double rounded(Double degrees) {
        return degrees == null ? null : Math.round(degrees * 10) / 10.0;
    }
}
