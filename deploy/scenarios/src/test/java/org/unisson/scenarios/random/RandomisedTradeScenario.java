package org.unisson.scenarios.random;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.RunningRetailer;

/**
 * Whatever happens, in whatever order, with services that die and clocks that go wrong: no piece and no cent comes from
 * nowhere or is lost. {@code ./unisson test --random 50000 [--seed N]} makes it longer.
 */
@ExtendWith(RunningRetailer.class)
@Isolated("services die")
class RandomisedTradeScenario {

    private static final Duration SHRUNK_WITHIN = Duration.ofMinutes(15);
    private static final Duration STILL = Duration.ofSeconds(20);
    private static final int OPERATIONS = 480;
    private static final int PER_WORLD = 120;
    private static final int CHECKPOINT_EVERY = 5_000;
    // Each kind of fault once, so that every process dies once.
    private static final int FAULT_EVERY = 53;
    private static final int LONGEST_BREAK_SECONDS = 2;

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
                Integer.getInteger("random.from", 0),
                Integer.getInteger("random.per-world", PER_WORLD),
                CHECKPOINT_EVERY,
                Integer.getInteger("random.fault-every", FAULT_EVERY),
                Duration.ofSeconds(Integer.getInteger("random.longest-break", LONGEST_BREAK_SECONDS)),
                Boolean.getBoolean("random.silent-cards"),
                STILL);
        System.out.println("  random: " + operations + " operations from seed " + seed);
        Faults faults = new Faults(stack, Path.of(System.getProperty("random.clock")));
        Path stop = Path.of(System.getProperty("random.stop", "target/random/stop"));
        Run run = new Run(stack, faults, settings, Judgement.all(), () -> Files.exists(stop));
        try {
            Optional<Run.Failure> failed = run.all();
            run.say();
            failed.ifPresent(failure -> {
                Report.found(seed, failure);
                Report.fail(seed, failure, run.shrink(failure, SHRUNK_WITHIN));
            });
        } finally {
            faults.heal();
        }
    }
}
