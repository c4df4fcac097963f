package org.unisson.customer.testing;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.EventCodec;
import org.unisson.common.events.FeedWatermark;
import org.unisson.schemas.Topic;

/** Speaks for the other services: real records on the real topics. */
@Singleton
public class Feed {

    private static final int PARTITIONS = 4;

    private final EventCodec codec;
    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong versions = new AtomicLong();

    Feed(
            EventCodec codec,
            @ConfigProperty(name = "unisson.topic-prefix") Optional<String> prefix,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.codec = codec;
        this.prefix = prefix.orElse("");
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A version newer than any before. */
    public long nextVersion() {
        return versions.incrementAndGet();
    }

    public void send(Topic topic, Object key, long version, SpecificRecord payload) {
        var record =
                new ProducerRecord<>(prefix + topic.name(), null, key.toString(), codec.encode(topic.name(), payload));
        Map<String, String> headers = Map.of(
                Envelope.SPEC_VERSION, "1.0",
                Envelope.ID, UUID.randomUUID().toString(),
                Envelope.SOURCE, topic.owner(),
                Envelope.TYPE, payload.getSchema().getFullName(),
                Envelope.TIME, Instant.now().toString(),
                Envelope.SUBJECT, key.toString(),
                Envelope.SEQUENCE, Long.toString(version),
                Envelope.CONTENT_TYPE, Envelope.AVRO);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }

    /** Says on every partition that everything before the instant has been sent. */
    public void watermark(Topic topic, Instant asOf) {
        byte[] value = codec.encode(topic.name(), new FeedWatermark(topic.owner(), asOf));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            producer.send(new ProducerRecord<>(prefix + topic.name(), partition, null, value));
        }
        producer.flush();
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
