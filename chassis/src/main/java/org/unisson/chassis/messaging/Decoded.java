package org.unisson.chassis.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.unisson.chassis.events.ReceivedEvent;

/** A record as it was read: an event, a watermark, or something that is neither. */
sealed interface Decoded {

    /** The record itself, kept for the case that it must be parked. */
    ConsumerRecord<String, byte[]> raw();

    /** Topic without the environment's prefix. */
    String topic();

    record Event(ConsumerRecord<String, byte[]> raw, ReceivedEvent event) implements Decoded {
        @Override
        public String topic() {
            return event.topic();
        }
    }

    record Watermark(ConsumerRecord<String, byte[]> raw, String topic, int partition, Instant asOf)
            implements Decoded {}

    record Undecodable(ConsumerRecord<String, byte[]> raw, String topic, RuntimeException cause) implements Decoded {}

    static List<Watermark> latestPerPartition(Collection<Watermark> watermarks) {
        Map<String, Watermark> latest = new TreeMap<>();
        for (Watermark watermark : watermarks) {
            latest.merge(
                    watermark.topic() + ' ' + watermark.partition(),
                    watermark,
                    (a, b) -> a.asOf().isAfter(b.asOf()) ? a : b);
        }
        return List.copyOf(latest.values());
    }
}
