package org.unisson.customer.segment.rest;

import java.time.Instant;
import org.unisson.customer.segment.domain.Rule;

/** A segment as it is in force. */
public record SegmentView(
        String segmentId, long version, String name, String condition, String changedBy, Instant changedAt) {

    static SegmentView of(Rule rule) {
        return new SegmentView(
                rule.segmentId(), rule.version(), rule.name(), rule.condition(), rule.putBy(), rule.putAt());
    }
}
