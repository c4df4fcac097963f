package org.unisson.chassis.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** How many partitions each topic has, asked once. A topic is never repartitioned: that would break order per key. */
@Singleton
public class PartitionCounts {

    private final String prefix;
    private final Map<String, Object> kafka;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    PartitionCounts(
            @ConfigProperty(name = "unisson.topic-prefix") Optional<String> prefix,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.prefix = prefix.orElse("");
        this.kafka = kafka;
    }

    /** Partitions of the topic of that name, without prefix. Blocks until {@link #load} has succeeded once. */
    public int of(String topic) {
        return counts.computeIfAbsent(topic, this::ask);
    }

    /** Asks for all topics at once, at start, so that no request has to. */
    public void load() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            var names = Topics.ALL.stream().map(topic -> prefix + topic.name()).toList();
            var described = admin.describeTopics(names).allTopicNames().get();
            for (Topic topic : Topics.ALL) {
                counts.put(
                        topic.name(),
                        described.get(prefix + topic.name()).partitions().size());
            }
        }
    }

    private int ask(String topic) {
        try (Admin admin = admin()) {
            return admin.describeTopics(java.util.List.of(prefix + topic))
                    .allTopicNames()
                    .get()
                    .get(prefix + topic)
                    .partitions()
                    .size();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the partitions of " + topic, interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot learn the partitions of " + topic, failed.getCause());
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.get("bootstrap.servers"),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
    }
}
