package org.unisson.demo.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** How long somebody goes on trying, with growing pauses so that a service that comes back is not overrun. */
public final class Patience {

    private final long deadline;
    private final long longestNanos;
    private long pauseNanos;

    private Patience(Duration limit, Duration firstPause, Duration longestPause) {
        this.deadline = System.nanoTime() + limit.toNanos();
        this.pauseNanos = firstPause.toNanos();
        this.longestNanos = longestPause.toNanos();
    }

    /** For a service that is away: 50 ms at first, 2 s at most between attempts. */
    static Patience withOutage(Duration limit) {
        return new Patience(limit, Duration.ofMillis(50), Duration.ofSeconds(2));
    }

    /** For a condition that is expected to hold in a moment: 2 ms at first, 50 ms at most between looks. */
    public static Patience withCondition(Duration limit) {
        return new Patience(limit, Duration.ofMillis(2), Duration.ofMillis(50));
    }

    /** For a condition that takes many requests to look at: 200 ms at first, 2 s at most between looks. */
    public static Patience withLooks(Duration limit) {
        return new Patience(limit, Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    /** Pauses before the next attempt; false when the time is up. */
    public boolean tryAgain() {
        long now = System.nanoTime();
        if (now >= deadline || Thread.currentThread().isInterrupted()) {
            return false;
        }
        // Half fixed, half random: those who failed together do not come back together.
        long pause = pauseNanos / 2 + ThreadLocalRandom.current().nextLong(pauseNanos / 2 + 1);
        LockSupport.parkNanos(Math.min(pause, deadline - now));
        pauseNanos = Math.min(longestNanos, pauseNanos * 2);
        return true;
    }
}
