package org.unisson.chassis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The clock of production goes right; one that goes wrong is for tests. */
class ClocksTest {

    @Test
    void goesRightInWholeMicroseconds() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);

        Instant now = Clocks.goingWrongBy(Duration.ZERO, false).instant();

        assertThat(now).isBetween(before, Instant.now());
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void goesWrongWhereItMay() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);

        Clock behind = Clocks.goingWrongBy(Duration.ofSeconds(-30), true);

        assertThat(behind.instant())
                .isBetween(before.minusSeconds(30), Instant.now().minusSeconds(30));
    }

    @Test
    void refusesToGoWrongInProduction() {
        assertThatThrownBy(() -> Clocks.goingWrongBy(Duration.ofSeconds(1), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unisson.clock.offset");
    }
}
