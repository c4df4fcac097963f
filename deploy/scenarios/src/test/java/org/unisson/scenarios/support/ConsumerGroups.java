package org.unisson.scenarios.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.unisson.local.stack.ProcessState;
import org.unisson.local.stack.Stack;

/** What operators and overloaded machines do to the consumers of services. */
public final class ConsumerGroups {

    private static final Duration PUT_OUT_WITHIN = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Stack stack;

    public ConsumerGroups(Stack stack) {
        this.stack = stack;
    }

    /** Those of that service, sorted: one per feed. */
    public List<String> of(String service) {
        try (Admin admin = admin()) {
            return answer(admin.listGroups().valid()).stream()
                    .map(group -> group.groupId())
                    .filter(group -> group.contains(service + "."))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Another member takes its share of the group's partitions and applies nothing for that long: what it holds comes
     * late, while the service's other feeds, and the other keys of this one, go on. Then it leaves.
     *
     * @return how many partitions it held in the end
     */
    public int holdBack(String group, Duration howLong) {
        Set<String> topics;
        try (Admin admin = admin()) {
            topics = committed(admin, group).keySet().stream()
                    .map(TopicPartition::topic)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        try (KafkaConsumer<byte[], byte[]> other = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", stack.kafkaBootstrap(),
                        "group.id", group,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "session.timeout.ms", "6000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            other.subscribe(topics);
            Instant until = Instant.now().plus(howLong);
            while (Instant.now().isBefore(until)) {
                other.poll(POLL);
                other.pause(other.assignment());
            }
            return other.assignment().size();
        }
    }

    /**
     * All groups of a service are led back by so many records a partition, as an operator does, with its processes
     * standing still meanwhile. @return by how many records in all
     */
    public long rewind(String service, long records) {
        List<ProcessState> frozen = new ArrayList<>();
        try (Admin admin = admin()) {
            stack.replicas(service).forEach(name -> frozen.add(stack.freeze(name)));
            long all = 0;
            for (String group : of(service)) {
                all += rewind(admin, group, records);
            }
            return all;
        } finally {
            frozen.forEach(stack::thaw);
        }
    }

    private static long rewind(Admin admin, String group, long records) {
        Map<TopicPartition, OffsetAndMetadata> led = new HashMap<>();
        long all = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> one :
                committed(admin, group).entrySet()) {
            long back = Math.max(0, one.getValue().offset() - records);
            all += one.getValue().offset() - back;
            led.put(one.getKey(), new OffsetAndMetadata(back));
        }
        await("group " + group + " led back").atMost(PUT_OUT_WITHIN).until(() -> isLedBack(admin, group, led));
        return all;
    }

    private static void putOut(Admin admin, String group) {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            // The client looks again whom to put out, and takes it for a mistake that nobody is left: the broker has
            // put
            // out who stood still for too long.
            if (!(e.getCause() instanceof IllegalArgumentException)) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /**
     * Only a group without members can be led: those that stand still are put out, and join again when they go on. What
     * one of them had asked for before it stood still may let it in once more.
     */
    private static boolean isLedBack(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> led) {
        if (!answer(admin.describeConsumerGroups(List.of(group)).all())
                .get(group)
                .members()
                .isEmpty()) {
            putOut(admin, group);
        }
        try {
            admin.alterConsumerGroupOffsets(group, led).all().get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException) {
                return false;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) {
        return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()));
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
