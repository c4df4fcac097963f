package org.unisson.scenarios.random;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.RunningRetailer;

/**
 * Whatever happens, in whatever order, with services that die and clocks that go wrong: no piece and no cent comes from
 * nowhere or is lost. {@code ./unisson test --random 50000 [--seed N]} makes it longer.
 */
@ExtendWith(RunningRetailer.class)
class RandomisedTradeScenario {

    private static final Duration SHRUNK_WITHIN = Duration.ofMinutes(15);
    private static final Duration STILL = Duration.ofSeconds(20);
    private static final int OPERATIONS = 800;
    private static final int PER_WORLD = 250;
    private static final int FAULT_EVERY = 750;

    private final Stack stack;

    RandomisedTradeScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void conservesStockAndMoney() {
        long seed = Long.getLong("random.seed", ThreadLocalRandom.current().nextInt(1_000_000_000));
        int operations = Integer.getInteger("random.operations", OPERATIONS);
        Run.Settings settings = new Run.Settings(
                seed,
                operations,
                PER_WORLD,
                Integer.getInteger("random.fault-every", FAULT_EVERY),
                Boolean.getBoolean("random.silent-cards"),
                STILL);
        System.out.println("  random: " + operations + " operations from seed " + seed);
        Faults faults = new Faults(stack, Path.of(System.getProperty("random.clock")));
        Run run = new Run(stack, faults, settings, Judgement.all());
        try {
            Optional<Run.Failure> failed = run.all();
            run.say();
            failed.ifPresent(failure -> {
                Report.found(seed, failure);
                Report.fail(seed, failure, run.shrink(failure, SHRUNK_WITHIN));
            });
            List<String> findings = run.inTheEnd();
            if (!findings.isEmpty()) {
                throw new AssertionError("seed " + seed + ", in the end:\n" + String.join("\n", findings));
            }
        } finally {
            faults.heal();
        }
    }
}
