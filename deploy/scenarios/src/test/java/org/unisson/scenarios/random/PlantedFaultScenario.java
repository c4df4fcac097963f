package org.unisson.scenarios.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.RunningRetailer;

/** The randomised run finds what is wrong, and says it in a few lines: shown with an expectation that is wrong. */
@ExtendWith(RunningRetailer.class)
@Isolated("services die")
@EnabledIfSystemProperty(named = "random.planted", matches = "true")
class PlantedFaultScenario {

    private static final long SEED = 20_261_140;
    // What is planted is there at once.
    private static final Duration STILL = Duration.ofSeconds(3);
    private static final int OPERATIONS = 60;
    // What can be played depends on what has happened by then: not every run sees something come back damaged.
    private static final int SEEDS = 10;
    private static final int READABLE = 6;
    private static final Duration SHRUNK_WITHIN = Duration.ofMinutes(5);

    private final Stack stack;

    PlantedFaultScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void isFoundAndShrunkToACaseThatCanBeRead() {
        // Given somebody who believes that nothing ever comes back damaged
        List<Check> checks = new ArrayList<>(Judgement.all());
        checks.add(situation -> situation.facts().returns().stream()
                .filter(goods -> goods.condition().equals("DAMAGED"))
                .map(goods -> "a piece came back damaged")
                .distinct()
                .toList());
        Faults faults = new Faults(stack, Path.of(System.getProperty("random.clock")));

        // When anything may happen, until something does
        Run run = null;
        Run.Failure found = null;
        for (long seed = SEED; found == null && seed < SEED + SEEDS; seed++) {
            run = new Run(
                    stack,
                    faults,
                    new Run.Settings(seed, OPERATIONS, 0, OPERATIONS, OPERATIONS, 0, STILL, false, STILL),
                    checks,
                    () -> false);
            found = run.all().orElse(null);
        }
        assertThat(found).as("a piece that came back damaged").isNotNull();
        List<Step> smallest = run.shrink(found, SHRUNK_WITHIN);

        // Then what is left is a sale, the return, and hardly more
        System.out.println("  random: planted, found with " + found.steps().size() + " operations, left:\n"
                + Report.lines(smallest));
        assertThat(found.findings()).containsOnly("a piece came back damaged");
        assertThat(smallest).hasSizeBetween(2, READABLE);
        assertThat(smallest.getLast().operation())
                .isInstanceOfSatisfying(Operation.Return.class, back -> assertThat(back.condition())
                        .isEqualTo("DAMAGED"));
    }
}
