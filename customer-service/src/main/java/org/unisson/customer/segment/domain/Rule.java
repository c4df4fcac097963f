package org.unisson.customer.segment.domain;

import java.time.Instant;
import java.util.Objects;

/**
 * Who belongs to a segment, from one version to the next.
 *
 * @param version grows by one with each change
 * @param condition null: the segment was ended
 * @param putBy subject of who put it
 */
public record Rule(String segmentId, long version, String name, String condition, String putBy, Instant putAt) {

    public boolean isInForce() {
        return condition != null;
    }

    public boolean says(String otherName, String otherCondition) {
        return name.equals(otherName) && Objects.equals(condition, otherCondition);
    }
}
