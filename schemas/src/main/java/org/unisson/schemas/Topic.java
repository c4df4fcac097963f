package org.unisson.schemas;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A Kafka topic: its name is {@code <service>.<aggregate>.v<major>}, its key the aggregate's id, so that one
 * aggregate's events stay in order.
 *
 * @param name full name, without any prefix an environment puts before it
 * @param owner the service that alone writes to it
 * @param retention whether it keeps the latest state per key or the facts of a period
 * @param types record types that may appear in it, beside {@code FeedWatermark}
 */
public record Topic(String name, String owner, Retention retention, List<Class<? extends SpecificRecord>> types) {

    /** How long records are kept. */
    public enum Retention {
        /** Compacted: each record is the whole public state of its key; the last one is kept for ever. */
        STATE,
        /** Facts: kept for 30 days. */
        FACTS
    }

    public Topic {
        types = List.copyOf(types);
    }
}
