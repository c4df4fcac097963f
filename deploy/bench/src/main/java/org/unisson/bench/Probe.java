package org.unisson.bench;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.unisson.bench.Figures.Kind;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.client.VariantPage;
import org.unisson.local.stack.StackException;

/** Makes one change after the other and looks when catalog shows it. */
final class Probe implements AutoCloseable {

    private static final Duration NEVER = Duration.ofSeconds(30);
    private static final int ROUND = 100_000;
    private static final long BETWEEN_LOOKS = Duration.ofMillis(1).toNanos();

    private final Bed bed;
    private final Arrivals arrivals;
    private final Figures figures;
    private final int round;
    private final Session shopper;
    private final ExecutorService looker = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("looks-at-catalog").unstarted(task));

    /** Body of a change: pieces that are kept back. */
    record Safety(long safety) {}

    Probe(Bed bed, Arrivals arrivals, Figures figures, int round) {
        this.bed = bed;
        this.arrivals = arrivals;
        this.figures = figures;
        this.round = round;
        this.shopper = bed.retail().anonymous(new Journey());
    }

    /** Every second change is looked for by polling, the others by one causal read, so that neither disturbs the other. */
    void change(int number) {
        String sku = bed.probed(number);
        long safety = (long) round * ROUND + number + 1;
        Journey journey = new Journey();
        Session inventory = bed.retail().system(journey);
        Safety change = new Safety(safety);
        if (number % 2 == 0) {
            polled(inventory, sku, change);
        } else {
            causal(inventory, journey, sku, change);
        }
    }

    private void polled(Session inventory, String sku, Safety change) {
        // The looker is at it before the change is made: its own start is no part of the figure.
        Future<Long> seen = looker.submit(() -> seenAt(sku, Bed.PIECES - change.safety()));
        long sent = System.nanoTime();
        Answer answer = inventory.put(Service.INVENTORY, bed.safetyPath(sku), change);
        long answered = System.nanoTime();
        long visible = get(seen);
        figures.record(Kind.COMMAND, answered - sent);
        figures.record(Kind.VISIBLE, visible - answered);
        figures.record(Kind.FROM_REQUEST, visible - sent);
        arrivals.of(bed.store(), sku, answer.body().path("version").asLong()).ifPresent(onTopic -> {
            figures.record(Kind.ON_TOPIC, onTopic - answered);
            figures.record(Kind.TOPIC_TO_VISIBLE, visible - onTopic);
        });
    }

    private void causal(Session inventory, Journey journey, String sku, Safety change) {
        long sent = System.nanoTime();
        inventory.put(Service.INVENTORY, bed.safetyPath(sku), change);
        long answered = System.nanoTime();
        long available = available(bed.retail().anonymous(journey), sku);
        long read = System.nanoTime();
        if (available != Bed.PIECES - change.safety()) {
            throw new StackException("A causal read did not see the change it was given: " + available);
        }
        figures.record(Kind.COMMAND, answered - sent);
        figures.record(Kind.CAUSAL_READ, read - answered);
    }

    private long seenAt(String sku, long expected) {
        long deadline = System.nanoTime() + NEVER.toNanos();
        while (available(shopper, sku) != expected) {
            if (System.nanoTime() > deadline) {
                throw new StackException("A change was not readable after " + NEVER.toSeconds() + " s.");
            }
            // Looking without a pause would take a core from what is measured; it costs a millisecond of precision.
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return System.nanoTime();
    }

    private static long available(Session session, String sku) {
        return session.get(Service.CATALOG, "/variants/" + sku)
                .as(VariantPage.class)
                .availability()
                .available();
    }

    private static long get(Future<Long> seen) {
        try {
            return seen.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new StackException(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        looker.close();
    }
}
