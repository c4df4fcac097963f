package org.unisson.schemas.release;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.unisson.common.events.FeedWatermark;
import org.unisson.schemas.Topics;

/** The records that may appear in a topic today, by full name. */
public final class CurrentSchemas {

    private CurrentSchemas() {}

    /** Each with all its nested records resolved. */
    public static SortedMap<String, Schema> byName() {
        var events = Topics.ALL.stream().flatMap(topic -> topic.types().stream());
        var byName = new TreeMap<String, Schema>();
        Stream.concat(events, Stream.of(FeedWatermark.class))
                .map(type -> SpecificData.get().getSchema(type))
                .forEach(schema -> byName.put(schema.getFullName(), schema));
        return byName;
    }
}
