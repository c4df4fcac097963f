package org.unisson.loyalty.testing;

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
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.EventCodec;
import org.unisson.local.testing.Environment;

/** What this service has told on one of its topics, from the beginning. */
public final class Topic {

    private final Environment environment;
    private final EventCodec codec;
    private final org.unisson.schemas.Topic topic;

    public Topic(Environment environment, EventCodec codec, org.unisson.schemas.Topic topic) {
        this.environment = environment;
        this.codec = codec;
        this.topic = topic;
    }

    /** Everything told so far about that key. */
    public List<Told> about(Object key) {
        List<Told> told = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", environment.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(environment.topic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.toString().equals(record.key())) {
                        told.add(read(record));
                    }
                }
            }
        }
        return told;
    }

    private Told read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = Envelope.read(record.headers());
        return new Told(
                headers.get(Envelope.ID),
                Envelope.sequence(headers),
                headers.get(Envelope.CAUSATION_ID),
                codec.decode(topic.name(), record.value()));
    }

    /** An event as told. */
    public record Told(String id, long version, String causedBy, SpecificRecord payload) {}
}
