package org.unisson.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class UndisturbedTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void whatNobodyDisturbsIsMeasuredOnce() {
        assertThat(measured(1.0)).isEqualTo(new Undisturbed<>(1, 1.0));
    }

    @Test
    void whatIsDisturbedIsMeasuredAgain() {
        assertThat(measured(8.0, 3.0, 0.5, 0.0)).isEqualTo(new Undisturbed<>(3, 0.5));
    }

    @Test
    void amongDisturbedOnesTheLeastCountsAndThereIsAnEnd() {
        assertThat(measured(8.0, 3.0, 4.0, 9.0)).isEqualTo(new Undisturbed<>(2, 3.0));
        assertThat(attempts).hasValue(4);
    }

    @Test
    void whatTheDiskHasDisturbedIsMeasuredAgainAndCountsLess() {
        assertThat(measured(attempt -> attempt >= 3, 0.0, 0.0, 0.5, 0.0)).isEqualTo(new Undisturbed<>(3, 0.5));
        assertThat(measured(attempt -> attempt == 5, 8.0, 3.0, 4.0, 2.0)).isEqualTo(new Undisturbed<>(5, 3.0));
    }

    private Undisturbed<Integer> measured(Double... taken) {
        return measured(calm -> true, taken);
    }

    private Undisturbed<Integer> measured(Predicate<Integer> calm, Double... taken) {
        Iterator<Double> next = List.of(taken).iterator();
        return Undisturbed.of(attempts::incrementAndGet, calm, () -> next::next);
    }
}
