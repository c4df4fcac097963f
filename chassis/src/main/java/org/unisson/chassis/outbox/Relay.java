package org.unisson.chassis.outbox;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Brings the outbox of one database from the write-ahead log to Kafka, in commit order, at least once. Of several
 * replicas the one that reads the slot leads; the others wait for it to be free.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration TOPIC_RETRY = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(4);

    private final Leadership leadership;
    private final TopicCheck topics;
    private final RelayConfig config;
    private final RelayState state;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private Duration backoff = FIRST_BACKOFF;

    Relay(
            RelayEnvironment environment,
            RelayConfig config,
            WatermarkEncoder encoder,
            Republication republication,
            RelayState state,
            RelayMetrics metrics,
            SlotConfirmation confirmation,
            Clock clock) {
        this.config = config;
        this.state = state;
        this.topics = new TopicCheck(environment);
        this.leadership =
                new Leadership(environment, config, encoder, republication, state, metrics, confirmation, clock);
        this.thread = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);
    }

    /**
     * Makes sure that the slot exists, so that no event is emitted without one, and starts relaying.
     *
     * @throws SQLException if the database is out of reach or the role may not replicate
     */
    void start() throws SQLException {
        leadership.prepare();
        thread.start();
    }

    private void run() {
        try {
            awaitTopics();
            while (!isStopped()) {
                attempt();
            }
        } catch (InterruptedException e) {
            LOG.debug("The relay was interrupted while stopping", e);
        } finally {
            leadership.close();
            state.enter(RelayState.Phase.STOPPED, "");
        }
    }

    private void awaitTopics() throws InterruptedException {
        for (String problem = topicProblem(); !problem.isEmpty() && !isStopped(); problem = topicProblem()) {
            state.enter(RelayState.Phase.WAITING_FOR_TOPICS, problem);
            pause(TOPIC_RETRY);
        }
    }

    private String topicProblem() throws InterruptedException {
        try {
            List<String> missing = topics.missing();
            return missing.isEmpty() ? "" : "missing topics: " + String.join(", ", missing);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return "Kafka does not tell its topics: " + e.getMessage();
        }
    }

    private void attempt() throws InterruptedException {
        try {
            Duration pause = leadership.attempt(this::isStopped);
            backoff = FIRST_BACKOFF;
            pause(pause);
        } catch (SQLException | RelayFailure | KafkaException e) {
            leadership.close();
            if (!isStopped()) {
                LOG.warnf("The relay pauses for %s: %s", backoff, e.getMessage());
                LOG.debug("Cause of the pause", e);
                state.enter(RelayState.Phase.FAILING, String.valueOf(e.getMessage()));
                pause(backoff);
                backoff = min(backoff.multipliedBy(2), config.maxBackoff());
            }
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Stops as soon as Kafka has answered what is under way, within seconds. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!thread.join(FAREWELL)) {
                LOG.warn("The relay did not stop in time; its connection is cut");
                leadership.abort();
            }
        } catch (InterruptedException e) {
            leadership.abort();
            Thread.currentThread().interrupt();
        }
    }

    /** Dies as by SIGKILL: nothing more is sent, awaited or confirmed. */
    void kill() throws InterruptedException {
        leadership.abort();
        stopped.countDown();
        thread.interrupt();
        thread.join();
    }
}
