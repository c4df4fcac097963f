package org.unisson.customer.segment.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * From when until when a customer was in a segment.
 *
 * @param ruleVersion of the rule by which it entered
 * @param facts the variables that decided, as JSON
 * @param until null: still is
 * @param leftVersion of the rule by which it left, or null
 * @param leftFacts those that decided then, or null
 */
public record Stay(
        UUID stayId,
        String segmentId,
        UUID customerId,
        long ruleVersion,
        Instant since,
        String facts,
        Instant until,
        Long leftVersion,
        String leftFacts) {

    public Stay left(Instant at, Long byVersion, String because) {
        return new Stay(stayId, segmentId, customerId, ruleVersion, since, facts, at, byVersion, because);
    }
}
