package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of one leadership: idempotent, never giving up on a record, so that order per key holds. */
final class Publisher implements AutoCloseable {

    private final RelayEnvironment environment;
    private final KafkaProducer<byte[], byte[]> producer;

    Publisher(RelayEnvironment environment, RelayConfig config) {
        this.environment = environment;
        this.producer = new KafkaProducer<>(
                settings(environment, config), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(RelayEnvironment environment, RelayConfig config) {
        Map<String, Object> settings = new HashMap<>(environment.kafka());
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, environment.service() + "-relay");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // With several requests under way, a later batch that reaches a partition's new leader before the first one is
        // refused as out of order, again and again: with unlimited retries the relay would stand still for good.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.compression());
        // With a finite timeout a later batch could land after an earlier one had expired.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        // Blocking longer would keep the reading thread from telling the server that it is alive.
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, config.walSenderTimeout().toMillis() / 4);
        return settings;
    }

    /** Sends a message to the partition of its key; the answer is null or what failed for good. */
    void send(OutboxMessage message, Consumer<Exception> answer) {
        byte[] key = message.key().getBytes(UTF_8);
        send(environment.named(message.topic()), null, key, message.value(), message.headers(), answer);
    }

    /** Sends to one partition. */
    void send(
            String topic,
            Integer partition,
            byte[] key,
            byte[] value,
            Map<String, String> headers,
            Consumer<Exception> answer) {
        RecordHeaders recordHeaders = new RecordHeaders();
        headers.forEach((name, text) -> recordHeaders.add(name, text.getBytes(UTF_8)));
        producer.send(
                new ProducerRecord<>(topic, partition, null, key, value, recordHeaders),
                (metadata, problem) -> answer.accept(problem));
    }

    /**
     * Whether the topic (without prefix) can be sent to now; asks for a fraction of a second. After a long outage the
     * client forgets what it knew, and a record sent then would be refused, where it only has to wait.
     */
    boolean knows(String topic) {
        try {
            return !producer.partitionsFor(environment.named(topic)).isEmpty();
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** The partitions of a topic (without prefix). */
    List<Integer> partitions(String topic) {
        return producer.partitionsFor(environment.named(topic)).stream()
                .map(partition -> partition.partition())
                .toList();
    }

    /** Drops what has not been acknowledged: the slot still holds it. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
