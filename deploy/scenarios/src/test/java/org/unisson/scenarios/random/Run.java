package org.unisson.scenarios.random;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Retail;
import org.unisson.local.stack.Stack;

/** The whole run: worlds from one seed, some at a time, with faults in their midst. */
final class Run {

    private static final int WORLDS_AT_ONCE = 2;
    private static final int AT_ONCE_IN_A_WORLD = 8;
    private static final int ATTEMPTS_AT_ONCE = 3;
    private static final int TIMES_SOONER_WHEN_SHRINKING = 3;
    private static final int FIRST_FAULT_NUMBER = 9_000;
    private static final int PROGRESS_EVERY = 500;
    private static final List<String> VICTIMS = List.of("order-service", "inventory-service", "inventory-service-2");

    private final Stack stack;
    private final Retail retail;
    private final Faults faults;
    private final Settings settings;
    private final List<Check> checks;
    private final Instant begun = Instant.now();
    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicInteger worlds = new AtomicInteger();
    private final Map<String, Map<String, Long>> takings = new ConcurrentHashMap<>();
    private final AtomicReference<Failure> failure = new AtomicReference<>();

    /**
     * @param operations in all
     * @param perWorld how many of them in each
     * @param faultEvery so many operations; 0: never
     * @param silentCards whether some cards stay silent for longer than orders wait
     * @param still how long nothing may change any more before what is found counts
     */
    record Settings(long seed, int operations, int perWorld, int faultEvery, boolean silentCards, Duration still) {

        int worlds() {
            return (operations + perWorld - 1) / perWorld;
        }
    }

    /** A world in which something does not hold. */
    record Failure(int world, List<Step> steps, List<String> findings) {}

    Run(Stack stack, Faults faults, Settings settings, List<Check> checks) {
        this.stack = stack;
        this.retail = Retail.on(stack);
        this.faults = faults;
        this.settings = settings;
        this.checks = checks;
    }

    /** Plays all; the first world in which something does not hold ends it. */
    Optional<Failure> all() {
        new InFlight(WORLDS_AT_ONCE)
                .forEach(IntStream.range(0, settings.worlds()).boxed().toList(), this::play);
        return Optional.ofNullable(failure.get());
    }

    private void play(int number) {
        if (failure.get() != null) {
            return;
        }
        List<Step> steps = steps(number);
        Judgement.Verdict verdict = play(steps, settings.still(), this::count);
        if (verdict.isGood()) {
            worlds.incrementAndGet();
            takings.putAll(verdict.situation().takings());
        } else {
            failure.compareAndSet(null, new Failure(number, steps, verdict.findings()));
        }
    }

    private Judgement.Verdict play(List<Step> steps, Duration stillness, Runnable done) {
        World world = World.create(retail);
        Facts facts = new Facts();
        new Play(world, facts, faults, done).all(steps, AT_ONCE_IN_A_WORLD);
        return new Judgement(stack, checks, stillness).on(world, facts);
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

    private Operation.Fault fault(int turn) {
        Random random = new Random(settings.seed() * 17 + turn);
        String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
        return switch (turn % 4) {
            case 0 -> new Operation.SetClock(victim, random.nextBoolean() ? 30 : -30);
            case 2 -> new Operation.Kill(victim);
            default -> new Operation.Redeliver(random.nextLong());
        };
    }

    /** A few operations that fail in the same way; empty where it does not fail again, whatever it was. */
    List<Step> shrink(Failure failed, Duration within) {
        Shrinking<Step> shrinking = new Shrinking<>(this::failsAgain, ATTEMPTS_AT_ONCE, within);
        List<Step> calm = failed.steps().stream()
                .filter(step -> !(step.operation() instanceof Operation.Fault))
                .toList();
        if (failsAgain(calm)) {
            return shrinking.smallest(calm);
        }
        return failsAgain(failed.steps()) ? shrinking.smallest(failed.steps()) : List.of();
    }

    private boolean failsAgain(List<Step> steps) {
        boolean fails = !play(steps, settings.still().dividedBy(TIMES_SOONER_WHEN_SHRINKING), () -> {})
                .isGood();
        System.out.println("  random: " + steps.size() + " operations " + (fails ? "fail" : "do not fail"));
        return fails;
    }

    private void count() {
        int now = operations.incrementAndGet();
        if (now % PROGRESS_EVERY == 0) {
            say();
        }
    }

    /** How far it is. */
    void say() {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1_000.0;
        System.out.printf(
                "  random: %,d operations, %d worlds balance, %d faults, %.0f a second%n",
                operations.get(), worlds.get(), faults.struck(), operations.get() / seconds);
    }

    /** What does not hold over all worlds. */
    List<String> inTheEnd() {
        return new EndChecks(stack, begun).findings(Map.copyOf(takings));
    }
}
