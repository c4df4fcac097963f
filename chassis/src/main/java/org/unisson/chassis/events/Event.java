package org.unisson.chassis.events;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.values.Ids;
import org.unisson.schemas.Topic;

/**
 * A domain event to be published when the transaction that emits it commits.
 *
 * @param id unique per source; for a fact that is kept, its own id, so that publishing it again is a repeat
 * @param topic where it goes
 * @param key the aggregate's id: events of one key stay in order
 * @param version the aggregate's version in that topic, growing with each event of the key
 * @param payload the Avro record
 * @param time when it happened
 * @param origin what caused it, or null: then the request being served
 */
public record Event(
        UUID id, Topic topic, String key, long version, SpecificRecord payload, Instant time, Origin origin) {

    public Event {
        if (!topic.types().contains(payload.getClass())) {
            throw new IllegalArgumentException(payload.getClass().getName() + " does not belong to " + topic.name());
        }
    }

    /** An event with a new id, caused by the request being served. */
    public static Event of(Topic topic, String key, long version, SpecificRecord payload, Instant time) {
        return new Event(Ids.next(), topic, key, version, payload, time, null);
    }

    /** The same event under the id of the fact that it tells. */
    public Event withId(UUID factId) {
        return new Event(factId, topic, key, version, payload, time, origin);
    }

    /** The same event, caused by that one. */
    public Event causedBy(ReceivedEvent cause) {
        return new Event(id, topic, key, version, payload, time, cause.asOrigin());
    }
}
