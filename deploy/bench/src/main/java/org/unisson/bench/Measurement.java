package org.unisson.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.unisson.local.stack.StackException;

/** Measures some changes per second one by one, while others are made beside them. */
final class Measurement {

    /** Changes that are measured; without a load these are all. */
    static final int PROBES_PER_SECOND = 20;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Bed bed;
    private final Arrivals arrivals;
    private int round;

    Measurement(Bed bed, Arrivals arrivals) {
        this.bed = bed;
        this.arrivals = arrivals;
    }

    /** @param changesPerSecond in all: those that are measured and those that are not */
    Figures run(String name, int changesPerSecond, Duration duration) {
        Figures figures = new Figures(name);
        round++;
        AtomicBoolean over = new AtomicBoolean();
        Load load = new Load(bed, changesPerSecond - PROBES_PER_SECOND, round);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> loading = threads.submit(() -> load.run(over::get));
            long begin = System.nanoTime();
            int probes;
            try {
                probes = probe(figures, begin, begin + duration.toNanos());
            } finally {
                over.set(true);
            }
            loading.get();
            double seconds = (System.nanoTime() - begin) / (double) SECOND;
            figures.under(
                    (probes + load.changes()) / seconds,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new StackException(
                    "The load could not be made: " + e.getCause().getMessage(), e.getCause());
        }
        return figures;
    }

    private int probe(Figures figures, long begin, long end) {
        try (Probe probe = new Probe(bed, arrivals, figures, round)) {
            int number = 0;
            // By the clock and not by pauses between: a slow answer must not thin the samples that follow it.
            for (long due = begin; due < end; due += SECOND / PROBES_PER_SECOND) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (System.nanoTime() >= end) {
                    break;
                }
                probe.change(number++);
            }
            return number;
        }
    }
}
