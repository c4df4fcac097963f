package org.unisson.scenarios.random;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells how far a run is, how fast, what has befallen it and up to where all was right. */
final class Progress {

    private static final int SAY_EVERY = 500;
    private static final double MILLIS = 1_000.0;

    private final int from;
    private final Faults faults;
    private final Instant begun = Instant.now();
    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicInteger playing = new AtomicInteger();
    private final AtomicInteger judged = new AtomicInteger();
    private final AtomicInteger balanced = new AtomicInteger();
    private Instant lastSaid = begun;
    private int lastOperations;

    /** @param from operations of another run before this one */
    Progress(int from, Faults faults) {
        this.from = from;
        this.faults = faults;
    }

    void begun() {
        playing.incrementAndGet();
    }

    void done() {
        if (operations.incrementAndGet() % SAY_EVERY == 0) {
            say();
        }
    }

    void played() {
        playing.decrementAndGet();
        judged.incrementAndGet();
    }

    void balances() {
        judged.decrementAndGet();
        balanced.incrementAndGet();
    }

    synchronized void say() {
        Instant now = Instant.now();
        int all = operations.get();
        System.out.printf(
                "  random: %,d operations, %.0f a second (all along %.0f), %d worlds balance, %d are played, %d judged,"
                        + " %d faults%n",
                from + all,
                rate(all - lastOperations, lastSaid, now),
                rate(all, begun, now),
                balanced.get(),
                playing.get(),
                judged.get(),
                faults.struck());
        lastSaid = now;
        lastOperations = all;
    }

    private static double rate(int operations, Instant from, Instant to) {
        return operations * MILLIS / Math.max(1, Duration.between(from, to).toMillis());
    }

    /** Nothing is under way, and all holds. @param stopped whether it ends here, as somebody wanted */
    void checkpoint(boolean stopped) {
        Instant now = Instant.now();
        System.out.printf(
                "  random: checkpoint after %s: all %,d operations are right (%.0f a second; %s)%s%n",
                Duration.between(begun, now).withNanos(0),
                from + operations.get(),
                rate(operations.get(), begun, now),
                faults.kinds(),
                stopped ? "; stopped" : "");
    }
}
