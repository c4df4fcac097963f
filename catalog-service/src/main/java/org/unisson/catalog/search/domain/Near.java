package org.unisson.catalog.search.domain;

/**
 * Around a position.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 * @param kilometres radius, up to 500
 */
public record Near(double latitude, double longitude, double kilometres) {

    private static final double FARTHEST = 500;

    public Near {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("latitude,longitude in degrees");
        }
        if (!(kilometres > 0 && kilometres <= FARTHEST)) {
            throw new IllegalArgumentException("a distance above 0 and up to " + (int) FARTHEST + " kilometres");
        }
    }

    /** The place {@code 45.76,4.85}. */
    public static Near of(String position, double kilometres) {
        String[] parts = position.split(",", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("latitude,longitude in degrees");
        }
        return new Near(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()), kilometres);
    }
}
