package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // The clock goes forward on 29 March 2026: the same time of day all the same.
                "2026-03-28T11:00:00Z, 2, -, false, 2026-03-30T10:00:00Z",
                "2026-03-28T11:00:00Z, 2, -, true, 2026-03-31T22:00:00Z",
                // 31 January and a month is the last of February.
                "2026-01-31T11:00:00Z, -, 1, false, 2026-02-28T11:00:00Z",
                "2026-01-31T11:00:00Z, -, 1, true, 2026-02-28T23:00:00Z",
                // Already February in Paris.
                "2026-01-31T23:30:00Z, -, 12, true, 2027-02-28T23:00:00Z",
                "2026-03-28T11:00:00Z, -, -, false, -"
            })
    void pointsAreGoodUntil(Instant earned, Integer days, Integer months, boolean endOfMonth, Instant expires) {
        assertThat(new Validity(days, months, endOfMonth, 0, PARIS).from(earned))
                .isEqualTo(new Life(null, expires));
    }

    @Test
    void pointsArePendingForWholeDays() {
        Instant earned = Instant.parse("2026-03-28T11:00:00Z");

        assertThat(new Validity(null, null, false, 14, PARIS).from(earned))
                .isEqualTo(new Life(Instant.parse("2026-04-11T10:00:00Z"), null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1, 1, false, 0, not in both",
                "0, -, false, 0, 1 to 3650 days",
                "3651, -, false, 0, 1 to 3650 days",
                "-, 0, false, 0, 1 to 120 months",
                "-, 121, false, 0, 1 to 120 months",
                "-, -, true, 0, neither",
                "-, -, false, -1, 0 to 90 days",
                "-, -, false, 91, 0 to 90 days",
                "14, -, false, 14, before points can be spent",
                "-, 1, false, 28, before points can be spent"
            })
    void whatMakesNoSenseIsNamed(Integer days, Integer months, boolean endOfMonth, int pendingDays, String problem) {
        assertThat(Validity.problem(days, months, endOfMonth, pendingDays))
                .hasValueSatisfying(found -> assertThat(found).contains(problem));
    }

    @Test
    void theLimitsThemselvesAreFine() {
        assertThat(Validity.problem(3_650, null, true, 90)).isEmpty();
        assertThat(Validity.problem(null, 120, true, 90)).isEmpty();
        assertThat(Validity.problem(15, null, false, 14)).isEmpty();
    }
}
