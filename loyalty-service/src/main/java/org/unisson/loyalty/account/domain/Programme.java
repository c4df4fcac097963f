package org.unisson.loyalty.account.domain;

import java.math.BigInteger;
import java.util.Currency;
import org.unisson.chassis.values.Money;

/**
 * The terms under which points are earned and spent. Pure calculation, always rounded down.
 *
 * @param pointsPerUnit points for each whole currency unit (one euro, one yen) paid with money, at least 1
 * @param pointValue what one point pays, in the minor unit of the purchase's currency, at least 1
 * @param validity how long points are good
 */
public record Programme(int pointsPerUnit, int pointValue, Validity validity) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    public Programme {
        if (pointsPerUnit < 1 || pointValue < 1) {
            throw new IllegalArgumentException("points per unit and the value of a point are at least 1");
        }
    }

    /** Points are good at once and for ever. */
    public Programme(int pointsPerUnit, int pointValue) {
        this(pointsPerUnit, pointValue, Validity.FOR_EVER);
    }

    /** Points for an amount paid with money: 0.99 gives none, 1.00 gives those of one unit; a negative amount none. */
    public long pointsFor(Money paid) {
        return pointsFor(BigInteger.valueOf(paid.minor()).multiply(HUNDRED), paid.currency());
    }

    /** The same of an amount that multipliers have made finer. @param hundredths of the minor unit */
    long pointsFor(BigInteger hundredths, String currency) {
        if (hundredths.signum() <= 0) {
            return 0;
        }
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return hundredths
                .divide(BigInteger.TEN.pow(digits).multiply(HUNDRED))
                .multiply(BigInteger.valueOf(pointsPerUnit))
                .longValueExact();
    }

    /** What the points pay. */
    public Money worthOf(long points, String currency) {
        return new Money(Math.multiplyExact(points, (long) pointValue), currency);
    }

    /** How many whole points an amount is worth; a negative amount none. */
    public long pointsIn(Money amount) {
        return Math.max(0, amount.minor()) / pointValue;
    }
}
