package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that arrives in one topic, from its beginning, read by a thread of its own. */
final class Feed implements AutoCloseable {

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<Arrival> buffer = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopped;

    /** One record, and when it was read (System.nanoTime). */
    record Arrival(int partition, String key, byte[] value, Map<String, String> headers, long readAt) {

        long number() {
            return ByteBuffer.wrap(value).getLong();
        }

        boolean isWatermark() {
            return key.startsWith("watermark-");
        }
    }

    Feed(String bootstrap, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        1),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        while (!stopped) {
            consumer.poll(Duration.ofMillis(50)).forEach(received -> {
                Map<String, String> headers = new java.util.LinkedHashMap<>();
                received.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
                buffer.add(new Arrival(
                        received.partition(),
                        new String(received.key(), UTF_8),
                        received.value(),
                        headers,
                        System.nanoTime()));
            });
            arrivals.addAll(buffer);
            buffer.clear();
        }
        consumer.close();
    }

    /** Without watermarks, in order of arrival. */
    List<Arrival> events() {
        return arrivals.stream().filter(arrival -> !arrival.isWatermark()).toList();
    }

    List<Arrival> watermarks() {
        return arrivals.stream().filter(Arrival::isWatermark).toList();
    }

    List<Arrival> all() {
        return List.copyOf(arrivals);
    }

    /** The numbers of each key, in order of arrival. */
    Map<String, List<Long>> numbersByKey() {
        return events().stream()
                .collect(Collectors.groupingBy(Arrival::key, Collectors.mapping(Arrival::number, Collectors.toList())));
    }

    List<Long> numbers(String key) {
        return numbersByKey().getOrDefault(key, List.of());
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
