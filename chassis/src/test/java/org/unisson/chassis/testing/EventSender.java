package org.unisson.chassis.testing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.FeedWatermark;
import org.unisson.schemas.Topic;

/** Speaks for the other services in a test: real records on the real topics. */
@ApplicationScoped
public class EventSender {

    private final KafkaProducer<String, byte[]> producer;
    private final EventCodec codec;
    private final String prefix;

    EventSender(
            EventCodec codec,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "unisson.topic-prefix") String prefix) {
        this.codec = codec;
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends the event as its owner would, and waits for Kafka's acknowledgement. */
    public void send(Event event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                prefix + event.topic().name(),
                event.key(),
                codec.encode(event.topic().name(), event.payload()));
        Envelope.of(event, event.topic().owner(), new Origin(Ids.next().toString(), null, null))
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** The owner of the topic has said everything that it committed before that instant. */
    public void watermark(Topic topic, Instant asOf) {
        byte[] value = codec.encode(topic.name(), new FeedWatermark(topic.owner(), asOf));
        int partitions = producer.partitionsFor(prefix + topic.name()).size();
        for (int partition = 0; partition < partitions; partition++) {
            send(new ProducerRecord<>(prefix + topic.name(), partition, "watermark-" + partition, value));
        }
    }

    /** Sends bytes as they are: for what no service of ours would send. */
    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", interrupted);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka did not take the record", refused.getCause());
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
