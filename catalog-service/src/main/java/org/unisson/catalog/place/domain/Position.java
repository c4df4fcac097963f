package org.unisson.catalog.place.domain;

/** A position on Earth, WGS 84 degrees. */
public record Position(double latitude, double longitude) {

    private static final double EARTH_METRES = 6_371_000;

    public Position {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("lat: from -90 to 90");
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("lon: from -180 to 180");
        }
    }

    /** Metres as the crow flies, by the haversine formula. */
    public long metresTo(Position other) {
        double latitudes = Math.toRadians(other.latitude - latitude) / 2;
        double longitudes = Math.toRadians(other.longitude - longitude) / 2;
        double a = Math.pow(Math.sin(latitudes), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(longitudes), 2);
        return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(a))));
    }
}
