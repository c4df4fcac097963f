package org.unisson.chassis.outbox;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks whether the topics a service writes exist: an event for a missing one would block all behind it. */
final class TopicCheck {

    private static final int TIMEOUT_MS = 3_000;

    private final RelayEnvironment environment;

    TopicCheck(RelayEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The topics, with prefix, that do not exist.
     *
     * @throws ExecutionException if Kafka could not tell
     */
    List<String> missing() throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings = new java.util.HashMap<>(environment.kafka());
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        TreeSet<String> missing = new TreeSet<>();
        try (Admin admin = Admin.create(settings)) {
            var answers = admin.describeTopics(environment.topics().stream()
                            .map(environment::named)
                            .toList())
                    .topicNameValues();
            for (var answer : answers.entrySet()) {
                try {
                    answer.getValue().get(TIMEOUT_MS * 2L, TimeUnit.MILLISECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw e;
                    }
                    missing.add(answer.getKey());
                }
            }
        }
        return List.copyOf(missing);
    }
}
