package org.unisson.demo.day;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.unisson.local.stack.Stack;
import org.unisson.schemas.Topic;

/** Reads topics as another team would: Kafka's own consumer and the registry's deserializer, no class of ours. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Map<String, Object> configuration;

    TopicReader(Stack stack) {
        configuration = Map.of(
                "bootstrap.servers",
                stack.kafkaBootstrap(),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                AvroKafkaDeserializer.class,
                "apicurio.registry.url",
                stack.registryUrl() + "/apis/registry/v3",
                "apicurio.registry.use-id",
                "contentId",
                "apicurio.registry.headers.enabled",
                false);
    }

    /** The first event with that key among those that are there now. */
    Optional<GenericRecord> find(Topic topic, String key) {
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(configuration)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, Object> event : consumer.poll(POLL)) {
                    if (key.equals(event.key()) && event.value() instanceof GenericRecord payload) {
                        return Optional.of(payload);
                    }
                }
            }
            return Optional.empty();
        }
    }
}
