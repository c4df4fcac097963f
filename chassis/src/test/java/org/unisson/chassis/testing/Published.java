package org.unisson.chassis.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.EventCodec;
import org.unisson.local.testing.Environment;
import org.unisson.schemas.Topic;

/** What a service has published, as anybody can read it. */
public final class Published {

    private final Environment environment;
    private final EventCodec codec;

    public Published(Environment environment, EventCodec codec) {
        this.environment = environment;
        this.codec = codec;
    }

    /** An event as read. */
    public record Told(String id, long version, SpecificRecord state) {}

    /** The events of a key, in order, once there are that many. */
    public List<Told> await(Topic topic, String key, int atLeast) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> of(topic, key), told -> told.size() >= atLeast);
    }

    private List<Told> of(Topic topic, String key) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", environment.kafkaBootstrap());
        List<Told> told = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(environment.topic(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (key.equals(record.key())) {
                        told.add(told(topic, record));
                    }
                });
            }
        }
        return told;
    }

    private Told told(Topic topic, ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = Envelope.read(record.headers());
        return new Told(
                headers.get(Envelope.ID), Envelope.sequence(headers), codec.decode(topic.name(), record.value()));
    }
}
