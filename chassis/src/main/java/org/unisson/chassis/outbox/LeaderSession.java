package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** One leadership: reads the slot, sends, confirms, until it is stopped or something fails. Runs on one thread. */
final class LeaderSession {

    private static final Logger LOG = Logger.getLogger(LeaderSession.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final int ATTEMPTS_PER_WARNING = 20;
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final long BEFORE_NEXT_LOOK = 500_000;

    private final WalStream stream;
    private final Visibility visibility;
    private final Publisher publisher;
    private final Watermarks watermarks;
    private final SlotConfirmation confirmation;
    private final RelayMetrics metrics;
    private final int maxInFlightBytes;
    private final Clock clock;
    private final InFlight inFlight = new InFlight();
    private Delivery open;
    private BooleanSupplier stopping = () -> false;

    LeaderSession(
            WalStream stream,
            Visibility visibility,
            Publisher publisher,
            Watermarks watermarks,
            SlotConfirmation confirmation,
            RelayMetrics metrics,
            int maxInFlightBytes,
            Clock clock) {
        this.stream = stream;
        this.visibility = visibility;
        this.publisher = publisher;
        this.watermarks = watermarks;
        this.confirmation = confirmation;
        this.metrics = metrics;
        this.maxInFlightBytes = maxInFlightBytes;
        this.clock = clock;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** Relays until told to stop; then waits a moment for Kafka's answers, so that the next leader repeats little. */
    void run(BooleanSupplier stop) throws SQLException, RelayFailure, InterruptedException {
        stopping = stop;
        while (!stopping.getAsBoolean()) {
            ByteBuffer payload = stream.next();
            if (payload != null) {
                handle(PgOutputDecoder.decode(payload));
            }
            round();
            while (!inFlight.awaitRoom(maxInFlightBytes, ROUND) && !stopping.getAsBoolean()) {
                round();
            }
        }
        inFlight.awaitAnswers(FAREWELL);
        stream.flush(inFlight.settle(this::settled));
    }

    private void handle(WalEvent event) throws SQLException, RelayFailure {
        switch (event) {
            case WalEvent.Begin begin -> {
                open = Delivery.ofTransaction(begin.committedAt());
                inFlight.add(open);
                awaitVisible(begin.xid());
            }
            case WalEvent.Commit commit -> {
                open.complete(commit.endLsn());
                open = null;
            }
            case WalEvent.Message message -> handle(message);
            case WalEvent.Ignored ignored -> {}
        }
    }

    /** A commit that waits for a standby is told when that has it: nobody may hear of what a failover could undo. */
    private void awaitVisible(int xid) throws SQLException, RelayFailure {
        while (!visibility.of(xid)) {
            if (stopping.getAsBoolean()) {
                throw new RelayFailure("stopped while waiting for a transaction to be visible", null);
            }
            LockSupport.parkNanos(BEFORE_NEXT_LOOK);
            round();
        }
    }

    private void handle(WalEvent.Message message) throws SQLException, RelayFailure {
        boolean outbox = message.prefix().equals(OutboxMessage.PREFIX);
        if (outbox && message.transactional()) {
            send(message.content());
        } else if (outbox) {
            LOG.error("Ignored an outbox message that belongs to no transaction: it was emitted wrongly");
        } else if (!message.transactional() && message.prefix().equals(Watermarks.PREFIX)) {
            watermarks.forward(UTF_8.decode(message.content()).toString(), inFlight, metrics::sent);
        }
    }

    private void send(ByteBuffer content) throws SQLException, RelayFailure {
        Delivery delivery = open;
        int size = content.remaining();
        OutboxMessage message = read(content);
        awaitTopic(message.topic());
        inFlight.sending(delivery, size);
        publisher.send(message, problem -> {
            inFlight.answered(delivery, size, clock.instant(), problem);
            if (problem == null) {
                metrics.sent();
            }
        });
    }

    /** Waits in place, still telling the server that it lives: giving up the leadership would help nobody. */
    private void awaitTopic(String topic) throws SQLException, RelayFailure {
        for (int attempt = 1; !publisher.knows(topic); attempt++) {
            if (stopping.getAsBoolean()) {
                throw new RelayFailure("stopped while waiting for Kafka", null);
            }
            if (attempt % ATTEMPTS_PER_WARNING == 0) {
                LOG.warnf("Still waiting for Kafka to tell the partitions of %s", topic);
            }
            round();
        }
    }

    /** An unreadable message ends the session: skipping would lose it, and a newer replica may be able to read it. */
    private static OutboxMessage read(ByteBuffer content) throws RelayFailure {
        try {
            return OutboxMessage.decode(content);
        } catch (IllegalArgumentException e) {
            throw new RelayFailure("the next message in the log cannot be read: " + e.getMessage(), e);
        }
    }

    private void round() throws SQLException, RelayFailure {
        Exception failure = inFlight.failure().orElse(null);
        if (failure != null) {
            throw new RelayFailure(failure.getMessage(), failure);
        }
        long lsn = inFlight.settle(this::settled);
        // What was received counts only while nothing is on its way: it may lie beyond, or before, an open transaction.
        confirmation.confirm(stream, inFlight.isEmpty() ? Math.max(lsn, stream.lastReceived()) : lsn);
    }

    private void settled(Delivery delivery) {
        metrics.delivered(Duration.between(delivery.since(), delivery.acknowledgedAt()));
    }
}
