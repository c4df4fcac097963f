package org.unisson.scenarios.random;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Retail;
import org.unisson.local.stack.Stack;

/**
 * The whole run: worlds from one seed, some at a time, with faults in their midst. At each checkpoint nothing is under way
 * any more and all is judged, so that a fault is found near its cause, and what is behind it is forgotten.
 */
final class Run {

    private static final int WORLDS_PLAYED_AT_ONCE = 4;
    private static final int WORLDS_OPEN = 10;
    private static final int AT_ONCE_IN_A_WORLD = 10;
    private static final int ATTEMPTS_AT_ONCE = 3;
    private static final int TIMES_SOONER_WHEN_SHRINKING = 3;

    private final Stack stack;
    private final Retail retail;
    private final Faults faults;
    private final Settings settings;
    private final List<Check> checks;
    private final BooleanSupplier stopped;
    private final Script script;
    private final EndChecks endChecks;
    private final Progress progress;
    private final Semaphore playing = new Semaphore(WORLDS_PLAYED_AT_ONCE);
    private final Map<String, Map<String, Long>> takings = new ConcurrentHashMap<>();
    private final AtomicReference<Failure> failure = new AtomicReference<>();

    /**
     * @param operations in all
     * @param from the first operation that is played, at a checkpoint of another run of that seed; 0: all are
     * @param perWorld how many of them in each
     * @param checkpointEvery so many operations
     * @param faultEvery so many operations; 0: never
     * @param longestBreak that a process stands still or a feed is held back
     * @param silentCards whether some cards stay silent for longer than orders wait
     * @param still how long nothing may change any more before what is found counts
     */
    record Settings(
            long seed,
            int operations,
            int from,
            int perWorld,
            int checkpointEvery,
            int faultEvery,
            Duration longestBreak,
            boolean silentCards,
            Duration still) {

        int worlds() {
            return worldsOf(operations);
        }

        int worldsOf(int some) {
            return (some + perWorld - 1) / perWorld;
        }
    }

    /** Something does not hold. @param steps of the world in which it does not; none: over all worlds since a checkpoint */
    record Failure(int world, List<Step> steps, List<String> findings) {}

    /** @param stopped whether somebody wants it to come to its end */
    Run(Stack stack, Faults faults, Settings settings, List<Check> checks, BooleanSupplier stopped) {
        this.stack = stack;
        this.retail = Retail.on(stack);
        this.faults = faults;
        this.settings = settings;
        this.checks = checks;
        this.stopped = stopped;
        this.script = new Script(settings);
        this.endChecks = new EndChecks(stack, Instant.now());
        this.progress = new Progress(settings.from(), faults);
    }

    /** Plays all, from checkpoint to checkpoint; the first thing that does not hold ends it. */
    Optional<Failure> all() {
        int perRound = settings.worldsOf(settings.checkpointEvery());
        for (int from = settings.worldsOf(settings.from()); from < settings.worlds() && !isOver(); from += perRound) {
            round(from, Math.min(settings.worlds(), from + perRound));
        }
        return Optional.ofNullable(failure.get());
    }

    private void round(int from, int to) {
        new InFlight(WORLDS_OPEN).forEach(IntStream.range(from, to).boxed().toList(), this::play);
        if (failure.get() != null) {
            return;
        }
        List<String> findings = endChecks.findings(Map.copyOf(takings));
        takings.clear();
        if (findings.isEmpty()) {
            progress.checkpoint(stopped.getAsBoolean());
        } else {
            failure.set(new Failure(from, List.of(), findings));
        }
    }

    private boolean isOver() {
        return failure.get() != null || stopped.getAsBoolean();
    }

    private void play(int number) {
        if (isOver()) {
            return;
        }
        List<Step> steps = script.steps(number);
        World world;
        Facts facts = new Facts();
        playing.acquireUninterruptibly();
        try {
            if (isOver()) {
                return;
            }
            progress.begun();
            world = World.create(retail);
            new Play(world, facts, faults, progress::done, this::isOver).all(steps, AT_ONCE_IN_A_WORLD);
        } finally {
            playing.release();
        }
        // It comes to rest and is judged while others are played.
        progress.played();
        Judgement.Verdict verdict = new Judgement(stack, checks, settings.still()).on(world, facts);
        if (verdict.isGood()) {
            progress.balances();
            takings.putAll(verdict.situation().takings());
        } else {
            failure.compareAndSet(null, new Failure(number, steps, verdict.findings()));
        }
    }

    /** A few operations that fail in the same way; empty where it does not fail again, whatever it was. */
    List<Step> shrink(Failure failed, Duration within) {
        if (failed.steps().isEmpty()) {
            return List.of();
        }
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
        World world = World.create(retail);
        Facts facts = new Facts();
        new Play(world, facts, faults, () -> {}, () -> false).all(steps, AT_ONCE_IN_A_WORLD);
        boolean fails = !new Judgement(stack, checks, settings.still().dividedBy(TIMES_SOONER_WHEN_SHRINKING))
                .on(world, facts)
                .isGood();
        System.out.println("  random: " + steps.size() + " operations " + (fails ? "fail" : "do not fail"));
        return fails;
    }

    /** How far it is. */
    void say() {
        progress.say();
    }
}
