package org.unisson.scenarios.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens in which world, and what befalls the services meanwhile: all of it from the seed. */
final class Script {

    private static final int FIRST_FAULT_NUMBER = 9_000;
    private static final int MOST_AGAIN = 400;
    private static final int KILLED_TOGETHER = 3;
    private static final int KINDS = 9;
    private static final List<String> WITH_CLOCKS =
            List.of("order-service", "inventory-service", "inventory-service-2");
    private static final List<String> RELAYED =
            List.of("order-service", "inventory-service", "inventory-service-2", "loyalty-service");
    private static final List<String> READERS =
            List.of("order-service", "inventory-service", "loyalty-service", "inventory-service", "order-service");
    private static final List<String> MORTAL = List.of(
            "order-service",
            "inventory-service",
            "inventory-service-2",
            "loyalty-service",
            "catalog-service",
            "customer-service",
            "kafka",
            "postgresql",
            "registry");

    private final Run.Settings settings;

    Script(Run.Settings settings) {
        this.settings = settings;
    }

    /** What happens in that world; its faults have numbers of their own. */
    List<Step> steps(int number) {
        int before = number * settings.perWorld();
        int many = Math.min(settings.perWorld(), settings.operations() - before);
        // One in four sells on the web alone: what is promised there must be on the shelf.
        Author.Kind kind = number % 4 == 3 ? Author.Kind.WEB_ONLY : Author.Kind.ANYTHING;
        long seed = new Random(settings.seed() + 31L * number).nextLong();
        List<Step> steps =
                new ArrayList<>(new Author(seed, new Author.Style(kind, settings.silentCards())).write(many));
        for (int at = many - 1; at >= 0 && settings.faultEvery() > 0; at--) {
            int all = before + at;
            if (all % settings.faultEvery() == settings.faultEvery() / 2) {
                int turn = all / settings.faultEvery();
                steps.add(at, new Step(FIRST_FAULT_NUMBER + turn, Step.Manner.ONCE, fault(turn)));
            }
        }
        return steps;
    }

    /** Each kind in its turn; in each round of them every process is killed once, three together. */
    private Operation.Fault fault(int turn) {
        Random random = new Random(settings.seed() * 17 + turn);
        return switch (turn % KINDS) {
            case 0 -> new Operation.SetClock(one(WITH_CLOCKS, random), random.nextBoolean() ? 30 : -30);
            case 1 -> new Operation.Reorder(random.nextLong());
            case 2 -> kill(turn / KINDS, 0);
            case 3 -> new Operation.HoldBack(one(READERS, random), random.nextInt(64), millis(random));
            case 4 -> new Operation.Rewind(one(READERS, random), 1 + random.nextInt(MOST_AGAIN));
            case 5 -> kill(turn / KINDS, 1);
            case 6 -> new Operation.Redeliver(random.nextLong());
            case 7 -> new Operation.Freeze(one(RELAYED, random), millis(random));
            default -> kill(turn / KINDS, 2);
        };
    }

    private Operation.Kill kill(int round, int group) {
        List<String> processes = new ArrayList<>(MORTAL);
        Collections.shuffle(processes, new Random(settings.seed() * 31 + round));
        return new Operation.Kill(
                List.copyOf(processes.subList(group * KILLED_TOGETHER, (group + 1) * KILLED_TOGETHER)));
    }

    private int millis(Random random) {
        return 1 + random.nextInt((int) settings.longestBreak().toMillis());
    }

    private static String one(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
