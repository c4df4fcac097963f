package org.unisson.chassis.outbox;

import java.util.List;
import java.util.Map;

/**
 * Where a relay stands.
 *
 * @param jdbcUrl the service's database
 * @param user its owner, with REPLICATION
 * @param password the owner's password
 * @param service name of the service, the source of its watermarks
 * @param topicPrefix what the environment puts before every topic's name
 * @param topics topics the service writes, without prefix
 * @param kafka settings of Kafka's client: bootstrap.servers and security
 */
record RelayEnvironment(
        String jdbcUrl,
        String user,
        String password,
        String service,
        String topicPrefix,
        List<String> topics,
        Map<String, Object> kafka) {

    RelayEnvironment {
        topics = List.copyOf(topics);
        kafka = Map.copyOf(kafka);
    }

    /** The topic's name in this environment. */
    String named(String topic) {
        return topicPrefix + topic;
    }
}
