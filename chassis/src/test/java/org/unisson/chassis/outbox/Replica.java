package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.unisson.common.events.FeedWatermark;
import org.unisson.local.testing.Environment;

/** A relay as a replica of a service would run it, without the service. */
final class Replica implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final RelayState state = new RelayState(Clock.systemUTC());
    final RelayConfig config;
    private final AtomicReference<SlotConfirmation> confirmation = new AtomicReference<>(WalStream::confirm);
    private final Relay relay;

    Replica(
            Environment environment,
            String bootstrap,
            List<String> topics,
            Map<String, String> settings,
            StateRepublisher... republishers) {
        config = new SmallRyeConfigBuilder()
                .withMapping(RelayConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(RelayConfig.class);
        relay = new Relay(
                new RelayEnvironment(
                        environment.jdbcUrl(),
                        environment.username(),
                        environment.password(),
                        environment.service(),
                        environment.topicPrefix(),
                        topics,
                        Map.of("bootstrap.servers", bootstrap)),
                config,
                Replica::encode,
                new Republication(List.of(republishers), UnaryOperator.identity()),
                state,
                new RelayMetrics(meters, state),
                (stream, lsn) -> confirmation.get().confirm(stream, lsn),
                Clock.systemUTC());
    }

    private static byte[] encode(String topic, FeedWatermark watermark) {
        return watermark.getAsOf().toString().getBytes(UTF_8);
    }

    Replica start() throws SQLException {
        relay.start();
        return this;
    }

    /** Keeps the slot where it is, as a process that has sent and not yet confirmed. */
    void withholdConfirmations() {
        confirmation.set((stream, lsn) -> stream.confirm(0));
    }

    /** Stops its reading thread, as a process that the machine suspends. */
    void freezeUntil(CountDownLatch thaw) {
        confirmation.set((stream, lsn) -> {
            await(thaw);
            stream.confirm(lsn);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void kill() throws InterruptedException {
        relay.kill();
    }

    boolean leads() {
        return state.isLeader();
    }

    double sent() {
        return meters.get("unisson.relay.sent").counter().count();
    }

    RelayHealth health() {
        return new RelayHealth(state, config, Clock.systemUTC());
    }

    @Override
    public void close() {
        relay.close();
    }
}
