package org.unisson.catalog.recommendation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WeighingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Weighing WEIGHING = new Weighing(NOON, DAY);

    @Test
    void aSaleOfAHalfLifeEarlierCountsHalf() {
        assertThat(WEIGHING.of(NOON)).isEqualTo(1);
        assertThat(WEIGHING.of(NOON.minus(DAY))).isEqualTo(0.5);
        assertThat(WEIGHING.of(NOON.plus(DAY))).isEqualTo(2);
    }

    @Test
    void weightsNeverLeaveWhatADoubleHolds() {
        assertThat(WEIGHING.of(Instant.parse("-9999-01-01T00:00:00Z"))).isPositive();
        assertThat(WEIGHING.of(Instant.parse("9999-01-01T00:00:00Z"))).isFinite();
    }

    @Test
    void theLandmarkMovesAfterAHundredHalfLives() {
        assertThat(WEIGHING.isToBeMoved(NOON.plus(DAY.multipliedBy(100)))).isFalse();
        Instant later = NOON.plus(DAY.multipliedBy(101));
        assertThat(WEIGHING.isToBeMoved(later)).isTrue();
        Weighing moved = WEIGHING.movedTo(later);
        assertThat(moved.isToBeMoved(later)).isFalse();
        assertThat(WEIGHING.of(NOON.plus(DAY)) / WEIGHING.of(later)).isCloseTo(moved.of(NOON.plus(DAY)), within(1e-40));
    }

    @Test
    void aHalfLifeIsLongerThanNothing() {
        assertThatThrownBy(() -> new Weighing(NOON, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
