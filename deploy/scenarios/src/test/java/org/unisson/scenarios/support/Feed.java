package org.unisson.scenarios.support;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.unisson.local.stack.ServiceDefinition;
import org.unisson.local.stack.Stack;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Topics as a team elsewhere reads them: with Kafka's client, the registry and no class of ours. */
public final class Feed {

    private static final String WATERMARK = "org.unisson.common.events.FeedWatermark";

    private final Stack stack;

    public Feed(Stack stack) {
        this.stack = stack;
    }

    /** All records that the topic has at this moment, partition by partition in order. */
    public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = assigned(consumer, topic);
            consumer.seekToBeginning(partitions);
            return until(consumer, consumer.endOffsets(partitions));
        }
    }

    /** The newest records of each partition, at most that many, in their order. */
    public List<ConsumerRecord<byte[], byte[]>> newest(String topic, int most) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = assigned(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.beginningOffsets(partitions)
                    .forEach((partition, first) ->
                            consumer.seek(partition, Math.max(first, ends.get(partition) - most)));
            return until(consumer, ends);
        }
    }

    /**
     * What the topic has beyond those positions, which are moved on to its end.
     *
     * @param positions by partition what is read next; a partition that is missing is read from its beginning
     */
    public List<ConsumerRecord<byte[], byte[]>> since(String topic, Map<TopicPartition, Long> positions) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = assigned(consumer, topic);
            consumer.beginningOffsets(partitions)
                    .forEach((partition, first) ->
                            consumer.seek(partition, Math.max(first, positions.getOrDefault(partition, 0L))));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = until(consumer, ends);
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            return records;
        }
    }

    private static List<TopicPartition> assigned(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }

    private static List<ConsumerRecord<byte[], byte[]>> until(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    /** What the services could not apply: who, where from, why. */
    public List<String> deadLetters() {
        return ServiceDefinition.ALL.stream()
                .map(service -> Topics.deadLetters(service.name()))
                .flatMap(topic -> all(topic).stream())
                .map(Feed::headers)
                .map(letter -> letter.get("dead-letter-consumer") + " from " + letter.get("dead-letter-topic") + ": "
                        + letter.get("dead-letter-reason"))
                .toList();
    }

    /** Events of that key, without watermarks, decoded by their schema's id. */
    public List<GenericRecord> of(Topic topic, String key) {
        try (Deserializer<GenericRecord> avro = avro()) {
            return all(topic.name()).stream()
                    .filter(event -> key.equals(key(event)) && !isWatermark(event))
                    .map(event -> avro.deserialize(topic.name(), event.value()))
                    .toList();
        }
    }

    /** A decoder that knows the registry's address and nothing else. */
    public Deserializer<GenericRecord> avro() {
        AvroKafkaDeserializer<GenericRecord> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(
                Map.of(
                        "apicurio.registry.url",
                        stack.registryUrl() + "/apis/registry/v3",
                        "apicurio.registry.use-id",
                        "contentId",
                        "apicurio.registry.headers.enabled",
                        false),
                false);
        return deserializer;
    }

    /** A record's headers as text. */
    public static Map<String, String> headers(ConsumerRecord<?, ?> event) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : event.headers()) {
            headers.put(header.key(), new String(header.value(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return headers;
    }

    public static String key(ConsumerRecord<byte[], byte[]> event) {
        return new String(event.key(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Whether it tells how complete the partition is instead of something that happened. */
    public static boolean isWatermark(ConsumerRecord<?, ?> event) {
        return WATERMARK.equals(headers(event).get("ce_type"));
    }

    private <V> KafkaConsumer<byte[], V> consumer(Deserializer<V> values) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap(), "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                values);
    }
}
