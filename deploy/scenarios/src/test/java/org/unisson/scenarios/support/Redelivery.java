package org.unisson.scenarios.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.unisson.local.stack.Stack;
import org.unisson.schemas.Topic;

/** Delivers what topics hold again, as a relay does that was killed before it could confirm. */
public final class Redelivery {

    private static final Duration MOVES_WITHIN = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final Stack stack;
    private final Random random;

    public Redelivery(Stack stack, long seed) {
        this.stack = stack;
        this.random = new Random(seed);
    }

    /** Sends every event of these topics twice again: each key's in their order, the keys in any. @return how many */
    public int twice(List<Topic> topics) {
        Feed feed = new Feed(stack);
        List<ConsumerRecord<byte[], byte[]>> events = topics.stream()
                .flatMap(topic -> feed.all(topic.name()).stream())
                .filter(event -> !Feed.isWatermark(event))
                .toList();
        send(shuffled(events));
        send(shuffled(events));
        return 2 * events.size();
    }

    /** Sends the newest events of each partition of these topics once again, shuffled in the same way. @return how many */
    public int newest(List<Topic> topics, int perPartition) {
        List<ConsumerRecord<byte[], byte[]>> events = newestOf(topics, perPartition);
        send(shuffled(events));
        return events.size();
    }

    private List<ConsumerRecord<byte[], byte[]>> newestOf(List<Topic> topics, int perPartition) {
        Feed feed = new Feed(stack);
        return topics.stream()
                .flatMap(topic -> feed.newest(topic.name(), perPartition).stream())
                .filter(event -> !Feed.isWatermark(event))
                .toList();
    }

    /**
     * The same in any order, so that of one key older events come after newer ones, as a mirror does that was led back
     * and sends with several producers. @return how many
     */
    public int newestInAnyOrder(List<Topic> topics, int perPartition) {
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>(newestOf(topics, perPartition));
        Collections.shuffle(events, random);
        send(events);
        return events.size();
    }

    /** Keys take random turns; each hands out its next event. */
    private List<ConsumerRecord<byte[], byte[]>> shuffled(List<ConsumerRecord<byte[], byte[]>> events) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> byKey = new LinkedHashMap<>();
        List<String> turns = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> event : events) {
            String key = event.topic() + ' ' + Feed.key(event);
            byKey.computeIfAbsent(key, unknown -> new ArrayList<>()).add(event);
            turns.add(key);
        }
        Collections.shuffle(turns, random);
        Map<String, Integer> next = new HashMap<>();
        return turns.stream()
                .map(key -> byKey.get(key).get(next.merge(key, 1, Integer::sum) - 1))
                .toList();
    }

    private void send(List<ConsumerRecord<byte[], byte[]>> events) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = events.stream()
                    .map(event -> producer.send(new ProducerRecord<>(
                            event.topic(), event.partition(), event.key(), event.value(), event.headers())))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Returns when every service has gone through all that these topics hold at this moment. How much that is depends on
     * what was played, and how fast it goes on the machine: it fails where nothing moves any more.
     */
    public void awaitApplied(List<Topic> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()))) {
            Map<TopicPartition, Long> ends = ends(admin, topics);
            for (Map<String, Long> left = left(admin, ends); !left.isEmpty(); left = left(admin, ends)) {
                Map<String, Long> before = left;
                await("consumers move that are still to go through " + before)
                        .atMost(MOVES_WITHIN)
                        .pollInterval(LOOK_EVERY)
                        .pollDelay(LOOK_EVERY)
                        .until(() -> !left(admin, ends).equals(before));
            }
        }
    }

    /** Events that are left before these ends, by consumer group; those that have gone through all are missing. */
    private static Map<String, Long> left(Admin admin, Map<TopicPartition, Long> ends) {
        Map<String, Long> left = new TreeMap<>();
        committed(admin)
                .forEach((group, offsets) -> offsets.forEach((partition, offset) -> {
                    long behind = offset == null ? 0 : ends.getOrDefault(partition, 0L) - offset.offset();
                    if (behind > 0) {
                        left.merge(group, behind, Long::sum);
                    }
                }));
        return left;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, List<Topic> topics) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        answer(admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                wanted.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                answer(admin.listOffsets(wanted).all()).entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin) {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = new TreeMap<>();
        answer(admin.listGroups().valid()).stream()
                .map(listing -> listing.groupId())
                .filter(group -> group.contains("-service."))
                .forEach(group -> committed.put(
                        group, answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())));
        return committed;
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
