package org.unisson.chassis.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the relay is doing, for metrics and health. Written by the relay's threads, read by any. */
final class RelayState {

    /** What a relay can be about. */
    enum Phase {
        /** Not yet started, or looking at what there is. */
        STARTING,
        /** Topics are missing, or Kafka does not tell. */
        WAITING_FOR_TOPICS,
        /** Another process leads. */
        FOLLOWER,
        /** It reads the slot. */
        LEADER,
        /** The slot is lost and an operator has to decide. */
        LOST,
        /** Something is out; it will try again. */
        FAILING,
        /** Disabled or shut down. */
        STOPPED
    }

    /**
     * One moment.
     *
     * @param detail what it waits for or what went wrong; empty otherwise
     * @param since when the phase began
     */
    record Status(Phase phase, String detail, Instant since) {}

    private final Clock clock;
    private volatile Status status;
    private volatile boolean healing;
    private volatile long lagBytes;
    private volatile InFlight inFlight = new InFlight();

    RelayState(Clock clock) {
        this.clock = clock;
        this.status = new Status(Phase.STARTING, "", clock.instant());
    }

    /** Enters a phase; the time of entry stays when only the detail changes. */
    void enter(Phase phase, String detail) {
        Status before = status;
        status = new Status(phase, detail, before.phase() == phase ? before.since() : clock.instant());
    }

    void healing(boolean underWay) {
        healing = underWay;
    }

    void lagBytes(long bytes) {
        lagBytes = Math.max(0, bytes);
    }

    void leading(InFlight deliveries) {
        inFlight = deliveries;
    }

    Status status() {
        return status;
    }

    boolean isLeader() {
        return status.phase() == Phase.LEADER;
    }

    /** Whether a lost slot has been replaced, and what it dropped has not all been republished. */
    boolean isHealing() {
        return healing;
    }

    /** Bytes of log between the slot and now. */
    long lagBytes() {
        return lagBytes;
    }

    /** Age of the oldest transaction that Kafka has not acknowledged; zero for a follower. */
    Duration lag() {
        return inFlight.age(clock.instant());
    }
}
