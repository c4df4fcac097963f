package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.TestInfrastructure;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** A migrated database, its topics, and what arrives in the first of them. */
final class RelayBed implements AutoCloseable {

    static final Topic TOPIC = Topics.ORDERS;
    static final Topic OTHER = Topics.CARTS;

    final Environment environment = TestInfrastructure.freshEnvironment("order-service");
    final TestDatabase database = new TestDatabase(environment);
    final Feed feed = new Feed(environment.kafkaBootstrap(), environment.topic(TOPIC));

    RelayBed() throws Exception {
        database.migrate();
    }

    Replica replica(StateRepublisher... republishers) {
        return replica(Map.of(), republishers);
    }

    /** With other settings than the defaults, but quick watermarks and progress in any case. */
    Replica replica(Map<String, String> settings, StateRepublisher... republishers) {
        Map<String, String> all = new HashMap<>(
                Map.of("unisson.relay.watermark-interval", "PT0.1S", "unisson.relay.progress-interval", "PT0.2S"));
        all.putAll(settings);
        return new Replica(
                environment, environment.kafkaBootstrap(), List.of(TOPIC.name(), OTHER.name()), all, republishers);
    }

    Outbox outbox() throws Exception {
        return new Outbox(environment);
    }

    static OutboxMessage message(String key, long number) {
        return Outbox.message(TOPIC.name(), key, number);
    }

    /** What a consumer that compares versions sees: repeats are ignored, and there must be no gap. */
    static void assertNoGap(List<Long> numbers, long count) {
        long next = 0;
        for (long number : numbers) {
            assertThat(number).as("number after %d", next - 1).isLessThanOrEqualTo(next);
            next = Math.max(next, number + 1);
        }
        assertThat(next).isEqualTo(count);
    }

    @Override
    public void close() throws Exception {
        feed.close();
        environment.close();
    }
}
