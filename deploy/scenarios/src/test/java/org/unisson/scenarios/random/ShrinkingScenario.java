package org.unisson.scenarios.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is left of many items is what the failure needs. No stack is needed for it. */
class ShrinkingScenario {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void leavesThoseThatAreNeededTogether() {
        Shrinking<Integer> shrinking = new Shrinking<>(some -> some.containsAll(List.of(3, 47, 48, 91)), 3, LONG);

        assertThat(shrinking.smallest(IntStream.range(0, 100).boxed().toList())).containsExactly(3, 47, 48, 91);
    }

    @Test
    void leavesOneWhereOneIsEnough() {
        Shrinking<Integer> shrinking = new Shrinking<>(some -> some.contains(17), 1, LONG);

        assertThat(shrinking.smallest(IntStream.range(0, 33).boxed().toList())).containsExactly(17);
    }
}
