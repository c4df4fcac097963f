package org.unisson.customer.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.customer.segment.domain.Boundaries;
import org.unisson.customer.segment.domain.Facts;
import org.unisson.customer.segment.domain.Purchases;
import org.unisson.customer.segment.domain.Rfm;
import org.unisson.customer.segment.domain.Who;
import org.unisson.customer.segment.domain.Window;

class FactsTest {

    private static final Instant BOUGHT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Window YEAR = new Window(Duration.ofDays(365), "EUR");
    private static final Who NOBODY = new Who("fr", "", null, "", List.of());

    @Test
    void aDayIsOverAtTheVeryInstant() {
        Instant nextDay = BOUGHT.plus(Duration.ofDays(3));

        assertThat(facts(NOBODY, nextDay.minusNanos(1_000)).variables()).containsEntry("daysSinceLastPurchase", 2L);
        assertThat(facts(NOBODY, nextDay.minusNanos(1_000)).changesAt()).isEqualTo(nextDay);
        assertThat(facts(NOBODY, nextDay).variables()).containsEntry("daysSinceLastPurchase", 3L);
        assertThat(facts(NOBODY, nextDay).changesAt()).isEqualTo(nextDay.plus(Duration.ofDays(1)));
    }

    @Test
    void whatLeavesTheWindowIsLookedAtThen() {
        Purchases early = new Purchases(
                BOUGHT, BOUGHT.minus(Duration.ofDays(364)), 2, 0, new TreeMap<>(Map.of("EUR", 100L)), List.of("web"));
        Instant now = BOUGHT.plus(Duration.ofHours(1));

        assertThat(new Facts(NOBODY, early, YEAR, Optional.empty(), now).changesAt())
                .isEqualTo(BOUGHT.plus(Duration.ofDays(1)));
        assertThat(new Facts(NOBODY, early, new Window(Duration.ofDays(364), "EUR"), Optional.empty(), now).changesAt())
                .isEqualTo(BOUGHT);
    }

    @Test
    void whoNeverBoughtHasNoRecencyAndNoScore() {
        Facts never = new Facts(NOBODY, Purchases.NONE, YEAR, Optional.of(boundaries()), BOUGHT);

        assertThat(never.variables())
                .doesNotContainKeys("daysSinceLastPurchase", "rfm.recency", "r", "f", "m", "age")
                .containsEntry("orders", 0L);
        assertThat(never.scores()).isNull();
        assertThat(never.changesAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2008-03-02, 2026-03-01T23:59:59Z, 17, 0-17, 2026-03-02T00:00:00Z",
        "2008-03-02, 2026-03-02T00:00:00Z, 18, 18-24, 2027-03-02T00:00:00Z",
        "2004-02-29, 2026-02-28T12:00:00Z, 21, 18-24, 2026-03-01T00:00:00Z",
        "2004-02-29, 2027-12-31T12:00:00Z, 23, 18-24, 2028-02-29T00:00:00Z",
        "1991-01-01, 2026-06-01T12:00:00Z, 35, 35-44, 2027-01-01T00:00:00Z",
        "1951-01-01, 2026-06-01T12:00:00Z, 75, 75+, 2027-01-01T00:00:00Z"
    })
    void agesChangeOnBirthdays(LocalDate born, Instant now, long age, String bracket, Instant next) {
        Facts facts = new Facts(new Who("fr", "FR", born, "", List.of()), Purchases.NONE, YEAR, Optional.empty(), now);

        assertThat(facts.variables()).containsEntry("age", age).containsEntry("ageBracket", bracket);
        assertThat(facts.changesAt()).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"0,5", "2,5", "3,4", "9,3", "10,2", "11,1"})
    void theMostRecentFifthHasFive(long days, long score) {
        assertThat(boundaries().scores(new Rfm(days, 1, 0)).r()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,4", "3,5"})
    void whoBoughtAsOftenHasTheSameScore(long times, long score) {
        assertThat(boundaries().scores(new Rfm(0, times, 0)).f()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"-500,1", "1000,1", "1001,2", "2000,2", "4000,4", "4001,5"})
    void oneCentMoreThanAFifthIsTheNext(long cents, long score) {
        assertThat(boundaries().scores(new Rfm(0, 1, cents)).m()).isEqualTo(score);
    }

    private static Boundaries boundaries() {
        return new Boundaries(
                1,
                BOUGHT,
                BOUGHT.minus(YEAR.length()),
                "EUR",
                100,
                List.of(2L, 5L, 9L, 10L),
                List.of(1L, 1L, 1L, 2L),
                List.of(1_000L, 2_000L, 3_000L, 4_000L));
    }

    private static Facts facts(Who who, Instant now) {
        Purchases once = new Purchases(BOUGHT, BOUGHT, 1, 0, new TreeMap<>(Map.of("EUR", 100L)), List.of("web"));
        return new Facts(who, once, YEAR, Optional.empty(), now);
    }
}
