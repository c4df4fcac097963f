package org.unisson.chassis.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"100, 1, 3, 33", "50, 1, 100, 1", "49, 1, 100, 0", "-50, 1, 100, -1", "1, 1, 2, 1", "0, 5, 7, 0"})
    void aShareIsRoundedHalfUp(long minor, long numerator, long denominator, long expected) {
        assertThat(new Money(minor, "EUR").share(numerator, denominator)).isEqualTo(new Money(expected, "EUR"));
    }

    @Test
    void partsAlwaysSumToTheWholeAndAreAtMostOneCentOff() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Money whole = new Money(random.nextLong(-1_000_000, 1_000_000), "EUR");
            List<Long> weights = LongStream.generate(() -> random.nextLong(0, 5_000))
                    .limit(random.nextInt(1, 30))
                    .boxed()
                    .toList();
            long total = weights.stream().mapToLong(Long::longValue).sum();
            if (total == 0) {
                continue;
            }

            List<Money> parts = whole.allocate(weights);

            assertThat(Money.sum("EUR", parts)).as("seed %d", seed).isEqualTo(whole);
            for (int i = 0; i < parts.size(); i++) {
                double exact = (double) whole.minor() * weights.get(i) / total;
                assertThat(Math.abs(parts.get(i).minor() - exact))
                        .as("seed %d", seed)
                        .isLessThan(1.0);
            }
        }
    }

    @Test
    void theRemainderGoesToTheLargestRemainders() {
        assertThat(new Money(100, "EUR").allocate(List.of(1L, 1L, 1L)))
                .containsExactly(new Money(34, "EUR"), new Money(33, "EUR"), new Money(33, "EUR"));
        assertThat(new Money(10, "EUR").allocate(List.of(1L, 2L, 4L)))
                .containsExactly(new Money(1, "EUR"), new Money(3, "EUR"), new Money(6, "EUR"));
    }

    @Test
    void currenciesDoNotMixAndOverflowIsAnError() {
        Money euro = new Money(1, "EUR");
        assertThatThrownBy(() -> euro.plus(new Money(1, "USD"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "EUR").plus(euro)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(1, "EURO")).isInstanceOf(IllegalArgumentException.class);
    }
}
