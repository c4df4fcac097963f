package org.unisson.inventory.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who loses where less is there than is set aside. */
class LossTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID FIRST = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("01890000-0000-7000-8000-000000000002");

    @Test
    void whoWasPromisedLatestLosesFirst() {
        Claim soon = claim(SECOND, 2, 0, Optional.of(NOON), OptionalLong.empty());
        Claim late = claim(FIRST, 2, 0, Optional.of(NOON.plusNanos(1_000)), OptionalLong.empty());

        assertThat(Loss.of(3, List.of(soon, late))).containsExactly(new Loss(late, 0), new Loss(soon, 1));
    }

    @Test
    void whoWasPromisedNothingLosesBeforeWhoWas() {
        Claim promised = claim(SECOND, 1, 0, Optional.of(NOON), OptionalLong.empty());
        Claim not = claim(FIRST, 1, 0, Optional.empty(), OptionalLong.empty());

        assertThat(Loss.of(1, List.of(promised, not))).containsExactly(new Loss(not, 0));
    }

    @Test
    void ofEqualPromisesTheLatestOrderLosesFirst() {
        Claim first = claim(FIRST, 1, 0, Optional.of(NOON), OptionalLong.empty());
        Claim second = claim(SECOND, 1, 0, Optional.of(NOON), OptionalLong.empty());

        assertThat(Loss.of(1, List.of(first, second))).containsExactly(new Loss(second, 0));
    }

    @Test
    void whatIsPickedIsNotLost() {
        Claim picked = claim(SECOND, 3, 2, Optional.empty(), OptionalLong.empty());

        assertThat(Loss.of(3, List.of(picked))).containsExactly(new Loss(picked, 2));
    }

    @Test
    void whatIsAboutToBeGivenUpCountsOnce() {
        Claim told = claim(SECOND, 3, 0, Optional.empty(), OptionalLong.of(1));

        assertThat(Loss.of(2, List.of(told))).isEmpty();
        assertThat(Loss.of(3, List.of(told))).containsExactly(new Loss(told, 0));
    }

    @Test
    void aTellingThatThePickerWasFasterThanIsVoid() {
        Claim picked = claim(SECOND, 1, 1, Optional.empty(), OptionalLong.of(0));
        Claim other = claim(FIRST, 1, 0, Optional.empty(), OptionalLong.empty());

        assertThat(Loss.of(1, List.of(picked, other))).containsExactly(new Loss(other, 0));
    }

    @Test
    void noMoreIsLostThanIsMissingAndNoMoreThanThereIs() {
        Claim one = claim(FIRST, 1, 0, Optional.empty(), OptionalLong.empty());

        assertThat(Loss.of(0, List.of(one))).isEmpty();
        assertThat(Loss.of(-1, List.of(one))).isEmpty();
        assertThat(Loss.of(5, List.of(one))).containsExactly(new Loss(one, 0));
    }

    private static Claim claim(UUID order, long pieces, long picked, Optional<Instant> promise, OptionalLong told) {
        return new Claim(order, new UUID(0, order.getLeastSignificantBits()), pieces, picked, true, promise, told);
    }
}
