package org.unisson.chassis.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The relay's meters. */
final class RelayMetrics {

    private final Counter sent;
    private final Timer commitToAck;

    RelayMetrics(MeterRegistry registry, RelayState state) {
        sent = Counter.builder("unisson.relay.sent")
                .description("Records acknowledged by Kafka, repeats and watermarks included")
                .register(registry);
        commitToAck = Timer.builder("unisson.relay.commit.to.ack")
                .description("From a transaction's commit to Kafka's acknowledgement of its last record")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        Gauge.builder("unisson.relay.lag.bytes", state, RelayState::lagBytes)
                .description("Log held back by the slot")
                .register(registry);
        Gauge.builder("unisson.relay.lag.seconds", state, s -> s.lag().toNanos() / 1e9)
                .description("Age of the oldest transaction not acknowledged by Kafka")
                .register(registry);
        Gauge.builder("unisson.relay.leader", state, s -> s.isLeader() ? 1 : 0)
                .description("Whether this process relays")
                .register(registry);
    }

    void sent() {
        sent.increment();
    }

    void delivered(Duration commitToAcknowledgement) {
        commitToAck.record(commitToAcknowledgement.isNegative() ? Duration.ZERO : commitToAcknowledgement);
    }
}
