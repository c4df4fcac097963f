package org.unisson.demo.client;

/**
 * Money as the services write it.
 *
 * @param minor minor units
 * @param currency ISO 4217
 */
public record Amount(long minor, String currency) {

    private static final int MINOR_PER_UNIT = 100;

    public Amount plus(Amount other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Amount(Math.addExact(minor, other.minor), currency);
    }

    public Amount times(long factor) {
        return new Amount(Math.multiplyExact(minor, factor), currency);
    }

    /** Whole currency units, rounded down: what points are earned for. */
    public long wholeUnits() {
        return Math.floorDiv(minor, MINOR_PER_UNIT);
    }

    @Override
    public String toString() {
        return format(minor) + " " + currency;
    }

    /** Minor units as people write them: 1999 is 19.99. */
    public static String format(long minor) {
        String sign = minor < 0 ? "-" : "";
        long magnitude = Math.abs(minor);
        return "%s%,d.%02d".formatted(sign, magnitude / MINOR_PER_UNIT, magnitude % MINOR_PER_UNIT);
    }
}
