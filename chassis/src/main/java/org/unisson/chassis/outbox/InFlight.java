package org.unisson.chassis.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Deliveries between the log and Kafka's acknowledgement, in log order. The reading thread opens and settles them,
 * the producer's thread acknowledges.
 */
final class InFlight {

    private final ConcurrentLinkedDeque<Delivery> deliveries = new ConcurrentLinkedDeque<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition acknowledged = lock.newCondition();
    private long bytes;
    private long settledLsn;
    private volatile Instant progress;

    /** Takes the next delivery, in log order. */
    void add(Delivery delivery) {
        deliveries.addLast(delivery);
    }

    /** One record of the delivery is handed to the producer. */
    void sending(Delivery delivery, int size) {
        delivery.sending();
        lock.lock();
        try {
            bytes += size;
        } finally {
            lock.unlock();
        }
    }

    /** Kafka has answered for one record: acknowledged, or failed for good. */
    void answered(Delivery delivery, int size, Instant now, Exception problem) {
        if (problem == null) {
            delivery.acknowledged(now);
        } else {
            fail(problem);
        }
        lock.lock();
        try {
            bytes -= size;
            acknowledged.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Something that ends the session. */
    void fail(Exception problem) {
        failure.compareAndSet(null, problem);
    }

    /**
     * Removes what is done from the front.
     *
     * @param settled is told of each transaction with records
     * @return the position up to which all is done; 0 at first
     */
    long settle(Consumer<Delivery> settled) {
        for (Delivery head = deliveries.peekFirst(); head != null && head.isDone(); head = deliveries.peekFirst()) {
            deliveries.removeFirst();
            settledLsn = Math.max(settledLsn, head.endLsn());
            if (head.asOf() != null) {
                progress = head.asOf();
            } else if (head.acknowledgedAt() != null) {
                settled.accept(head);
            }
        }
        return settledLsn;
    }

    boolean isEmpty() {
        return deliveries.isEmpty();
    }

    /** Waits until fewer than so many bytes are in flight, or the time is over; tells whether there is room. */
    boolean awaitRoom(int limit, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (bytes >= limit && left > 0) {
                left = acknowledged.awaitNanos(left);
            }
            return bytes < limit;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, for a bounded time, until everything sent has been answered. */
    void awaitAnswers(Duration atMost) throws InterruptedException {
        awaitRoom(1, atMost);
    }

    /** The first failure that Kafka's client gave up on. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Instant before which every commit has been acknowledged by Kafka, as far as watermarks tell. */
    Optional<Instant> progress() {
        return Optional.ofNullable(progress);
    }

    /** Age of the oldest transaction not yet acknowledged; zero when there is none. */
    Duration age(Instant now) {
        for (Delivery delivery : deliveries) {
            if (!delivery.isDone()) {
                Duration age = Duration.between(delivery.since(), now);
                return age.isNegative() ? Duration.ZERO : age;
            }
        }
        return Duration.ZERO;
    }
}
