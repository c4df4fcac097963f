package org.unisson.catalog.writing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.schemas.Topic;

/** Events that carry whole state. */
public final class StateEvents {

    private StateEvents() {}

    /** The event that tells this version. Its id follows from what it tells, so that telling it again is a repeat. */
    public static Event of(Topic topic, String key, long version, SpecificRecord state, Instant changedAt) {
        String identity = topic.name() + ' ' + key + ' ' + version;
        return Event.of(topic, key, version, state, changedAt)
                .withId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
    }
}
