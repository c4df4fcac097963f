package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Money;

class ProgrammeTest {

    @ParameterizedTest
    @CsvSource({
        "-100, EUR, 1, 0",
        "0, EUR, 1, 0",
        "99, EUR, 1, 0",
        "100, EUR, 1, 1",
        "101, EUR, 1, 1",
        "199, EUR, 1, 1",
        "200, EUR, 1, 2",
        "199, EUR, 10, 10",
        "1, JPY, 1, 1",
        "1999, BHD, 1, 1",
        "9223372036854775807, EUR, 1, 92233720368547758"
    })
    void wholeUnitsPaidWithMoneyEarn(long minor, String currency, int pointsPerUnit, long points) {
        assertThat(new Programme(pointsPerUnit, 1).pointsFor(new Money(minor, currency)))
                .isEqualTo(points);
    }

    @Test
    void pointsPayTheirValueInTheCurrencyOfTheOrder() {
        Programme programme = new Programme(1, 5);

        assertThat(programme.worthOf(120, "CHF")).isEqualTo(new Money(600, "CHF"));
        assertThat(programme.pointsIn(new Money(604, "CHF"))).isEqualTo(120);
        assertThatThrownBy(() -> new Programme(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
