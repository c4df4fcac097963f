package org.unisson.customer.segment.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.customer.events.SegmentMembership;
import org.unisson.customer.events.SegmentsChanged;
import org.unisson.customer.segment.domain.Stay;
import org.unisson.schemas.Topics;

/** A customer's segments, as the others hear of them. */
final class SegmentEvents {

    private SegmentEvents() {}

    /**
     * The id follows from customer and version, so that publishing the state again is a repeat.
     *
     * @param stays those that go on, with those that began or ended at that instant
     */
    static Event of(UUID customer, long version, Collection<Stay> stays, Instant at) {
        SegmentsChanged payload = new SegmentsChanged(
                customer,
                version,
                stays.stream()
                        .filter(stay -> stay.until() == null)
                        .sorted(Comparator.comparing(Stay::segmentId))
                        .map(stay -> new SegmentMembership(stay.segmentId(), stay.ruleVersion(), stay.since()))
                        .toList(),
                stays.stream()
                        .filter(stay -> stay.until() == null && stay.since().equals(at))
                        .map(Stay::segmentId)
                        .sorted()
                        .toList(),
                stays.stream()
                        .filter(stay -> stay.until() != null)
                        .map(Stay::segmentId)
                        .sorted()
                        .toList(),
                at);
        String name = "segments/" + customer + "/" + version;
        return Event.of(Topics.SEGMENTS, customer.toString(), version, payload, at)
                .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
