package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.chassis.outbox.RelayBed.assertNoGap;
import static org.unisson.chassis.outbox.RelayBed.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayKafkaOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private RelayBed bed;
    private OwnBroker broker;

    @BeforeEach
    void prepare() throws Exception {
        bed = new RelayBed();
        broker = new OwnBroker(folder);
    }

    @AfterEach
    void leave() throws Exception {
        broker.close();
        bed.close();
    }

    private String topic() {
        return bed.environment.topic(RelayBed.TOPIC);
    }

    private Replica replica(Map<String, String> settings) {
        return new Replica(bed.environment, broker.address(), List.of(RelayBed.TOPIC.name()), settings);
    }

    @Test
    void nothingIsLostWhileKafkaIsOutAndTheLeaderStaysLeader() throws Exception {
        broker.start();
        broker.create(List.of(topic()));
        try (Outbox outbox = bed.outbox();
                Feed feed = new Feed(broker.address(), topic());
                Replica replica = replica(
                                Map.of("unisson.relay.max-lag", "PT1S", "unisson.relay.max-in-flight-bytes", "2000"))
                        .start()) {
            for (long number = 0; number < 100; number++) {
                outbox.emit(message("k", number)).commit();
            }
            await().atMost(PATIENCE).until(() -> feed.numbers("k").size() >= 100);

            broker.kill();
            for (long number = 100; number < 1_000; number++) {
                outbox.emit(message("k", number)).commit();
            }
            await().atMost(PATIENCE)
                    .until(() -> replica.health().call().getStatus() == HealthCheckResponse.Status.DOWN);
            assertThat(replica.leads()).isTrue();
            assertThat(replica.meters.get("unisson.relay.lag.seconds").gauge().value())
                    .isGreaterThan(1);
            String walSender =
                    "select active_pid from pg_replication_slots where slot_name = '" + bed.database.slot() + "'";
            String before = bed.database.ask(walSender);
            // Longer than the server waits for a silent client: it must go on hearing from this one.
            await().pollDelay(Duration.ofSeconds(5))
                    .atMost(PATIENCE)
                    .until(() -> before.equals(bed.database.ask(walSender)));

            broker.start();

            await().atMost(PATIENCE).until(() -> feed.numbers("k").contains(999L));
            assertNoGap(feed.numbers("k"), 1_000);
            await().atMost(PATIENCE).until(() -> replica.health().call().getStatus() == HealthCheckResponse.Status.UP);
        }
    }

    @Test
    void itWaitsForKafkaAndForMissingTopicsAndNamesThem() throws Exception {
        try (Outbox outbox = bed.outbox();
                Replica replica = replica(Map.of()).start()) {
            outbox.emit(message("k", 0)).commit();
            await().atMost(PATIENCE).until(() -> reason(replica).contains("Kafka does not tell"));

            broker.start();
            await().atMost(PATIENCE).until(() -> reason(replica).contains("missing topics: " + topic()));

            broker.create(List.of(topic()));
            try (Feed feed = new Feed(broker.address(), topic())) {
                await().atMost(PATIENCE).until(() -> feed.numbers("k").contains(0L));
                assertThat(reason(replica)).isEmpty();
            }
        }
    }

    private static String reason(Replica replica) {
        return replica.health()
                .call()
                .getData()
                .map(data -> data.getOrDefault("reason", "").toString())
                .orElse("");
    }
}
