package org.unisson.loyalty.account.domain;

import java.math.BigInteger;
import java.util.Currency;
import org.unisson.chassis.values.Money;

/**
 * The terms under which points are earned and spent. Pure calculation, always rounded down.
 *
 * @param pointsPerUnit points for each whole currency unit (one euro, one yen) paid with money, at least 1
 * @param pointValue what one point pays, in the minor unit of the purchase's currency, at least 1
 */
public record Programme(int pointsPerUnit, int pointValue) {

    public Programme {
        if (pointsPerUnit < 1 || pointValue < 1) {
            throw new IllegalArgumentException("points per unit and the value of a point are at least 1");
        }
    }

    /** Points for an amount paid with money: 0.99 gives none, 1.00 gives those of one unit; a negative amount none. */
    public long pointsFor(Money paid) {
        if (paid.minor() <= 0) {
            return 0;
        }
        int digits = Math.max(0, Currency.getInstance(paid.currency()).getDefaultFractionDigits());
        return BigInteger.valueOf(paid.minor())
                .divide(BigInteger.TEN.pow(digits))
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
