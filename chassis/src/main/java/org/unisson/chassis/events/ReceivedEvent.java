package org.unisson.chassis.events;

import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as consumed.
 *
 * @param id {@code ce_id}
 * @param source {@code ce_source}
 * @param topic name without the environment's prefix
 * @param partition Kafka partition
 * @param offset Kafka offset
 * @param key the aggregate's id
 * @param version the aggregate's version, {@code ce_sequence}
 * @param time when it happened, {@code ce_time}
 * @param headers all headers as text
 * @param payload the Avro record, or null for a tombstone
 */
public record ReceivedEvent(
        String id,
        String source,
        String topic,
        int partition,
        long offset,
        String key,
        long version,
        Instant time,
        Map<String, String> headers,
        SpecificRecord payload) {

    /** The origin of what this event causes. */
    public Origin asOrigin() {
        return new Origin(headers.get(Envelope.CORRELATION_ID), id, headers.get(Envelope.TRACE_PARENT));
    }
}
