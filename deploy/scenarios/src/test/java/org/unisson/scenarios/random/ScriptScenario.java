package org.unisson.scenarios.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What befalls the processes is of every kind, and comes from the seed. No stack is needed for it. */
class ScriptScenario {

    private static final int ROUND = 9;

    @Test
    void killsEveryProcessOnceInEachRound() {
        assertThat(faults(4).stream().filter(Operation.Kill.class::isInstance).flatMap(kill -> ((Operation.Kill) kill)
                        .processes().stream()))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void strikesInEveryWay() {
        assertThat(faults(5))
                .hasSize(ROUND)
                .extracting(Object::getClass)
                .contains(
                        Operation.SetClock.class,
                        Operation.Reorder.class,
                        Operation.Redeliver.class,
                        Operation.HoldBack.class,
                        Operation.Rewind.class,
                        Operation.Freeze.class);
    }

    @Test
    void isTheSameFromTheSameSeedWhereverItBegins() {
        assertThat(faults(6)).isEqualTo(faults(6)).isNotEqualTo(faults(7));
    }

    private static List<Operation.Fault> faults(long seed) {
        Script script = new Script(new Run.Settings(
                seed, ROUND * 10, 0, 30, ROUND * 10, 10, Duration.ofSeconds(1), false, Duration.ofSeconds(1)));
        return IntStream.range(0, 3)
                .boxed()
                .flatMap(world -> script.steps(world).stream())
                .map(Step::operation)
                .filter(Operation.Fault.class::isInstance)
                .map(Operation.Fault.class::cast)
                .toList();
    }
}
