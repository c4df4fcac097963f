package org.unisson.chassis.outbox;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The records of one transaction, or of one watermark, on their way to Kafka. */
final class Delivery {

    private final Instant since;
    private final Instant asOf;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean complete;
    private volatile long endLsn;
    private volatile Instant acknowledgedAt;

    private Delivery(Instant since, Instant asOf) {
        this.since = since;
        this.asOf = asOf;
    }

    static Delivery ofTransaction(Instant committedAt) {
        return new Delivery(committedAt, null);
    }

    static Delivery ofWatermark(Instant asOf) {
        return new Delivery(asOf, asOf);
    }

    void sending() {
        pending.incrementAndGet();
    }

    void acknowledged(Instant now) {
        acknowledgedAt = now;
        pending.decrementAndGet();
    }

    /** No further record follows; the position is 0 for a watermark, which confirms nothing by itself. */
    void complete(long lsn) {
        endLsn = lsn;
        complete = true;
    }

    boolean isDone() {
        return complete && pending.get() == 0;
    }

    long endLsn() {
        return endLsn;
    }

    /** When Kafka acknowledged its latest record; null without any. */
    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    /** When it was committed. */
    Instant since() {
        return since;
    }

    /** The watermark's instant; null for a transaction. */
    Instant asOf() {
        return asOf;
    }
}
