package org.unisson.demo.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal amounts of files as minor units: exact, rounded once, half-up, where a file has fractions of a cent. */
public final class Cents {

    private static final int CENTS = 2;

    private Cents() {}

    public static long of(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP)
                .movePointRight(CENTS)
                .longValueExact();
    }
}
