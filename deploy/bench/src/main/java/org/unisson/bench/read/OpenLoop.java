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
import org.unisson.bench.read.Question.Request;
import org.unisson.local.stack.StackException;

/**
 * Requests at a steady rate, whoever is still waiting: each counts from when it was due, so that a pause of the service
 * is felt by all that fell into it. Without a rate each connection asks as soon as it was answered.
 */
final class OpenLoop {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;
    private static final double SECOND = 1e9;

    private final URI service;
    private final String bearer;
    private final int connections;

    OpenLoop(URI service, String bearer, int connections) {
        this.service = service;
        this.bearer = bearer;
        this.connections = connections;
    }

    /** What came of it. @param micros from when each was due @param perSecond answered */
    record Outcome(Histogram micros, double perSecond) {

        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /** So many requests at so many per second. */
    Outcome at(int perSecond, int requests, Function<RandomGenerator, Request> question) {
        return run(requests, (long) (SECOND / perSecond), question);
    }

    /** So many requests as fast as they are answered. */
    Outcome asFastAsCan(int requests, Function<RandomGenerator, Request> question) {
        return run(requests, 0, question);
    }

    private Outcome run(int requests, long every, Function<RandomGenerator, Request> question) {
        Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        AtomicInteger next = new AtomicInteger();
        List<Wire> wires = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int connection = 0; connection < connections; connection++) {
                wires.add(new Wire(service, bearer));
            }
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (Wire wire : wires) {
                running.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                        // The same questions in every run, whoever asks them.
                        Request request = question.apply(new SplittableRandom(number));
                        long due = every == 0 ? System.nanoTime() : begin + number * every;
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
            return new Outcome(micros, requests * SECOND / (System.nanoTime() - begin));
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
