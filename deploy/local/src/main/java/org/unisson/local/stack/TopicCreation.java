package org.unisson.local.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Creates every topic of Unisson, the services' dead letters included, where they are missing. */
public final class TopicCreation {

    private static final int PARTITIONS = 4;
    private static final short REPLICAS = 1;
    private static final Duration FACTS_KEPT = Duration.ofDays(30);
    private static final int TIMEOUT_SECONDS = 30;

    private final String bootstrapServers;

    public TopicCreation(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** @param prefix put before every name; empty in normal use */
    public void createAll(String prefix) {
        List<NewTopic> wanted = Stream.concat(
                        Topics.ALL.stream().map(topic -> newTopic(prefix + topic.name(), topic.retention())),
                        ServiceDefinition.ALL.stream()
                                .map(service ->
                                        newTopic(prefix + Topics.deadLetters(service.name()), Topic.Retention.FACTS)))
                .toList();
        onBroker(admin -> {
            Set<String> known = new HashSet<>(admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
            List<NewTopic> missing = wanted.stream()
                    .filter(topic -> !known.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            awaitTold(admin, wanted.stream().map(NewTopic::name).toList());
        });
    }

    // The controller answers before the broker tells of new topics: who reads one at once would find no partitions.
    private static void awaitTold(Admin admin, Collection<String> names)
            throws ExecutionException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!admin.listTopics()
                .names()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Removes every topic whose name starts with the prefix. */
    public void deleteAll(String prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("An empty prefix would delete every topic.");
        }
        onBroker(admin -> {
            List<String> doomed = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            admin.deleteTopics(doomed).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        });
    }

    private static NewTopic newTopic(String name, Topic.Retention retention) {
        return new NewTopic(name, PARTITIONS, REPLICAS)
                .configs(
                        switch (retention) {
                            case STATE -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                            case FACTS -> Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(FACTS_KEPT.toMillis()));
                        });
    }

    private void onBroker(Work work) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            work.run(admin);
        } catch (ExecutionException e) {
            throw new StackException("Kafka refused: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new StackException("Kafka did not answer within " + TIMEOUT_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while Kafka worked.", e);
        }
    }

    private interface Work {
        void run(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }
}
