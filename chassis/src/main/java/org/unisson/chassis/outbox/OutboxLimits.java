package org.unisson.chassis.outbox;

import java.util.Set;

/**
 * What the outbox takes. An event that is too large, or for a topic that does not exist, would block every later event
 * of the service behind it: the emitting transaction asks here first and fails instead.
 *
 * @param maxEventBytes largest encoded event
 * @param topics topics the service writes, without prefix
 */
public record OutboxLimits(int maxEventBytes, Set<String> topics) {

    /** Kafka's own default for a request and for a broker's message, less room for its framing. */
    private static final int KAFKA_TAKES = 1_000_000;

    public OutboxLimits {
        if (maxEventBytes <= 0 || maxEventBytes > KAFKA_TAKES) {
            throw new IllegalArgumentException(
                    "unisson.outbox.max-event-bytes must lie between 1 and " + KAFKA_TAKES + ", not " + maxEventBytes);
        }
        topics = Set.copyOf(topics);
    }

    /**
     * Looks at an encoded event before it is written to the log.
     *
     * @param content what {@link OutboxMessage#encode} returned
     * @throws EventRefusedException if it is larger than the limit or its topic is not one the service writes
     */
    public void check(byte[] content, String topic, String key) {
        if (!topics.contains(topic)) {
            throw new EventRefusedException("This service does not write the topic " + topic);
        }
        if (content.length > maxEventBytes) {
            throw new EventRefusedException("An event for " + topic + " with key " + key + " has " + content.length
                    + " bytes; the outbox takes " + maxEventBytes);
        }
    }
}
