package org.unisson.order.testing;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.EventCodec;
import org.unisson.schemas.Topic;

/** What this service has told, read from the topics as any other service would. */
@ApplicationScoped
public class Told {

    /**
     * An event.
     *
     * @param id {@code ce_id}
     * @param version {@code ce_sequence}
     */
    public record Fact(String id, long version, SpecificRecord payload) {}

    private final EventCodec codec;
    private final String kafka;
    private final String prefix;

    Told(
            EventCodec codec,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "unisson.topic-prefix") String prefix) {
        this.codec = codec;
        this.kafka = kafka;
        this.prefix = prefix;
    }

    /** The events of a key from the beginning, as soon as there are that many. */
    public List<Fact> of(Topic topic, String key, int atLeast) {
        List<Fact> facts = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(90)).until(() -> {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    if (key.equals(message.key())) {
                        facts.add(fact(topic, message));
                    }
                }
                return facts.size() >= atLeast;
            });
        }
        return facts;
    }

    private Fact fact(Topic topic, ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = Envelope.read(message.headers());
        return new Fact(
                headers.get(Envelope.ID), Envelope.sequence(headers), codec.decode(topic.name(), message.value()));
    }
}
