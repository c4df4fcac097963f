package org.unisson.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.unisson.schemas.Topics;

/** When changes of stock arrive at a consumer of the topic, by this JVM's clock. */
final class Arrivals implements AutoCloseable {

    private static final String VERSION = "ce_sequence";
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Long> nanosOfChange = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean closed;

    Arrivals(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "fetch.min.bytes", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.STOCK.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reader = Thread.ofPlatform().daemon().name("reads-the-topic").start(this::read);
    }

    private void read() {
        while (!closed) {
            for (ConsumerRecord<String, byte[]> change : consumer.poll(POLL)) {
                long now = System.nanoTime();
                Header version = change.headers().lastHeader(VERSION);
                nanosOfChange.putIfAbsent(
                        change.key() + "@" + new String(version.value(), StandardCharsets.UTF_8), now);
            }
        }
        consumer.close();
    }

    /** When that version of a stock level arrived; empty where it has not yet. */
    OptionalLong of(String store, String sku, long version) {
        Long nanos = nanosOfChange.get(store + "/" + sku + "@" + version);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
