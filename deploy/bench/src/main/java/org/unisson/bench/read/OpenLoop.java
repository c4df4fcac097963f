package org.unisson.bench.read;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.unisson.bench.Wire;
import org.unisson.local.stack.StackException;

/**
 * Requests at a steady rate, whoever is still waiting: each counts from when it was due, so that a pause of the service
 * is felt by all that fell into it. Without a rate each connection asks as soon as it was answered.
 */
public final class OpenLoop {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;
    private static final double SECOND = 1e9;

    private final URI service;
    private final String bearer;
    private final int connections;

    public OpenLoop(URI service, String bearer, int connections) {
        this.service = service;
        this.bearer = bearer;
        this.connections = connections;
    }

    /** What came of it. @param micros from when each was due @param perSecond answered */
    public record Outcome(Histogram micros, double perSecond) {

        public double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /** So many requests at so many per second. */
    public Outcome at(int perSecond, int requests, Function<RandomGenerator, Request> question) {
        return run(new Pace((long) (SECOND / perSecond), requests), question);
    }

    /** So many requests as fast as they are answered. */
    public Outcome asFastAsCan(int requests, Function<RandomGenerator, Request> question) {
        return run(new Pace(0, requests), question);
    }

    /** So many per second until it is closed. */
    Endless beside(int perSecond, Function<RandomGenerator, Request> question) {
        return new Endless(new Pace((long) (SECOND / perSecond), Integer.MAX_VALUE), question);
    }

    /** Goes on until it is closed, which fails where one of the requests did. */
    final class Endless implements AutoCloseable {

        private final Pace pace;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<Outcome> outcome;

        private Endless(Pace pace, Function<RandomGenerator, Request> question) {
            this.pace = pace;
            this.outcome = thread.submit(() -> run(pace, question));
        }

        @Override
        public void close() {
            pace.stop();
            try (thread) {
                outcome.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("Interrupted.", e);
            } catch (ExecutionException e) {
                throw new StackException(e.getCause().getMessage(), e.getCause());
            }
        }
    }

    /** Which request is next, and when. */
    private static final class Pace {

        private final long every;
        private final int requests;
        private final AtomicInteger next = new AtomicInteger();
        private volatile boolean stopped;

        /** @param every nanoseconds; 0: as soon as the one before was answered */
        private Pace(long every, int requests) {
            this.every = every;
            this.requests = requests;
        }

        /** Its number, or -1: there is none. */
        private int next() {
            int number = stopped ? requests : next.getAndIncrement();
            return number < requests ? number : -1;
        }

        private void stop() {
            stopped = true;
        }
    }

    private Outcome run(Pace pace, Function<RandomGenerator, Request> question) {
        Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        List<Wire> wires = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int connection = 0; connection < connections; connection++) {
                wires.add(new Wire(service, bearer));
            }
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (Wire wire : wires) {
                running.add(threads.submit(() -> {
                    for (int number = pace.next(); number >= 0; number = pace.next()) {
                        // The same questions in every run, whoever asks them.
                        Request request = question.apply(new SplittableRandom(number));
                        long due = pace.every == 0 ? System.nanoTime() : begin + number * pace.every;
                        LockSupport.parkNanos(due - System.nanoTime());
                        int status = wire.send(request.method(), request.path(), "", request.body());
                        if (status >= 300) {
                            throw new StackException(request + " was answered " + status + ".");
                        }
                        micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, System.nanoTime() - due) / 1_000));
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return new Outcome(micros, micros.getTotalCount() * SECOND / (System.nanoTime() - begin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new StackException("A request failed: " + e.getCause().getMessage(), e.getCause());
        } finally {
            wires.forEach(Wire::close);
        }
    }
}
