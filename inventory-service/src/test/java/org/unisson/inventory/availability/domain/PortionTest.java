package org.unisson.inventory.availability.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PortionTest {

    private static final long SEED = 20_261_123;
    private static final int TRIES = 20_000;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/promisable.csv", numLinesToSkip = 1)
    void isWhatEveryServiceMakesOfIt(long available, int share, long buffer, long promisable) {
        assertThat(new Portion(share, buffer).of(available)).isEqualTo(promisable);
    }

    @Test
    void keepsBothRulesAndNeverMoreThanThereIs() {
        for (int i = 0; i < TRIES; i++) {
            long available = random.nextInt(1_000);
            int share = 1 + random.nextInt(100);
            long buffer = random.nextInt(200);
            String tried = available + " available, " + share + " %, " + buffer + " kept back";

            long pieces = new Portion(share, buffer).of(available);

            assertThat(pieces).as(tried).isBetween(0L, available);
            assertThat(pieces * 100).as(tried).isLessThanOrEqualTo(available * share);
            assertThat(pieces).as(tried).isLessThanOrEqualTo(Math.max(0, available - buffer));
            // One piece more would break one of the two.
            assertThat((pieces + 1) * 100 > available * share || pieces + 1 > available - buffer)
                    .as(tried)
                    .isTrue();
            // Who has more to promise of promises no less, and who may promise more either.
            assertThat(new Portion(share, buffer).of(available + 1)).as(tried).isBetween(pieces, pieces + 1);
            assertThat(new Portion(Math.min(100, share + 1), buffer).of(available))
                    .as(tried)
                    .isGreaterThanOrEqualTo(pieces);
            assertThat(new Portion(share, buffer + 1).of(available)).as(tried).isLessThanOrEqualTo(pieces);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-1,0", "101,0", "100,-1"})
    void isOfOneToAHundredPerCent(int share, long buffer) {
        assertThatThrownBy(() -> new Portion(share, buffer)).isInstanceOf(IllegalArgumentException.class);
    }
}
