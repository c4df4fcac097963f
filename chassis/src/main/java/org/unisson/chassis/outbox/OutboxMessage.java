package org.unisson.chassis.outbox;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One record on its way to Kafka: the content of a logical message with the prefix {@value #PREFIX} in the
 * write-ahead log. Compared by content.
 *
 * @param topic topic, without the environment's prefix
 * @param key aggregate id; the records of one key stay in commit order
 * @param headers CloudEvents attributes and others, in their order
 * @param value serialised payload; null is a tombstone, which removes the key from a compacted topic
 */
public record OutboxMessage(String topic, String key, Map<String, String> headers, byte[] value) {

    /** Prefix of the logical messages that carry this content. */
    public static final String PREFIX = "outbox";

    public OutboxMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        if (topic.isBlank()) {
            throw new IllegalArgumentException("An outbox message needs a topic");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The versioned binary form, which {@link #decode} reads. */
    public byte[] encode() {
        return OutboxFormat.encode(this);
    }

    /**
     * Reads the binary form.
     *
     * @throws IllegalArgumentException if the content is truncated, has bytes left over or a version unknown here
     */
    public static OutboxMessage decode(ByteBuffer content) {
        return OutboxFormat.decode(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutboxMessage that
                && topic.equals(that.topic)
                && key.equals(that.key)
                && headers.equals(that.headers)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, key, headers, Arrays.hashCode(value));
    }

    @Override
    public String toString() {
        return "OutboxMessage[" + topic + ", key " + key + ", "
                + (value == null ? "tombstone" : value.length + " bytes") + "]";
    }
}
