package org.unisson.customer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unisson.chassis.values.Money;
import org.unisson.customer.journey.domain.Attribution;
import org.unisson.customer.journey.domain.Model;
import org.unisson.customer.journey.domain.Window;

/** Who is thanked for a purchase, to the cent. */
class AttributionTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final Attribution attribution = new Attribution(Duration.ofDays(7));

    @Test
    void eachModelThanksInItsWay() {
        List<Instant> touches = days(0, 7, 14);
        assertThat(shares(Model.FIRST, 1_000, touches)).containsExactly(1_000, 0, 0);
        assertThat(shares(Model.LAST, 1_000, touches)).containsExactly(0, 0, 1_000);
        assertThat(shares(Model.LINEAR, 1_000, touches)).containsExactly(334, 333, 333);
        // A quarter, a half and a whole of 1.75.
        assertThat(shares(Model.TIME_DECAY, 1_000, touches)).containsExactly(143, 286, 571);
    }

    @ParameterizedTest
    @EnumSource
    void sharesSumToTheValue(Model model) {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int[] days = IntStream.range(0, 1 + random.nextInt(12))
                    .map(touch -> random.nextInt(400))
                    .sorted()
                    .toArray();
            long value = random.nextLong(-10_000_000, 10_000_000);
            assertThat(LongStream.of(shares(model, value, days(days))).sum()).isEqualTo(value);
        }
    }

    @Test
    void oneCentGoesToOne() {
        for (Model model : Model.values()) {
            assertThat(LongStream.of(shares(model, 1, days(0, 3, 5))).sum()).isEqualTo(1);
        }
    }

    @Test
    void whatLedToAPurchaseBeginsAfterTheOneBefore() {
        Instant bought = START.plus(Duration.ofDays(40));
        Duration lookBack = Duration.ofDays(30);
        Window first = Window.before(bought, null, lookBack);
        assertThat(first.has(bought)).isTrue();
        assertThat(first.has(bought.minus(lookBack))).isTrue();
        assertThat(first.has(bought.minus(lookBack).minusNanos(1_000))).isFalse();
        Window second = Window.before(bought, bought.minusSeconds(60), lookBack);
        assertThat(second.has(bought.minusSeconds(60))).isFalse();
        assertThat(second.has(bought.minusSeconds(60).plusNanos(1_000))).isTrue();
    }

    private long[] shares(Model model, long value, List<Instant> touches) {
        return attribution.shares(model, new Money(value, "EUR"), touches).stream()
                .mapToLong(Money::minor)
                .toArray();
    }

    private static List<Instant> days(int... days) {
        return IntStream.of(days)
                .mapToObj(day -> START.plus(Duration.ofDays(day)))
                .toList();
    }
}
