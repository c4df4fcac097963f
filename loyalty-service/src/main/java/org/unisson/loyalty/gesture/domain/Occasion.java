package org.unisson.loyalty.gesture.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.loyalty.gesture.domain.Gesture.Kind;

/**
 * Something for which a customer may get a gesture without having asked.
 *
 * @param key what it is; a person gets one for it
 * @param facts to be kept with the decision
 */
public record Occasion(Kind kind, String key, UUID customerId, Map<String, Object> facts) {

    public Occasion {
        facts = Map.copyOf(facts);
    }

    /** A promise of an order was broken: one for all consignments that were promised for the same moment. */
    public static Occasion brokenPromise(
            UUID orderId, UUID consignmentId, UUID customerId, Instant promisedBy, Instant brokenAt) {
        return new Occasion(
                Kind.PROMISE_BROKEN,
                "order:" + orderId + ":promise:" + promisedBy,
                customerId,
                Map.of(
                        "orderId", orderId.toString(),
                        "consignmentId", consignmentId.toString(),
                        "promisedBy", promisedBy.toString(),
                        "brokenAt", brokenAt.toString()));
    }

    /** A successor of what the customer bought is released. */
    public static Occasion successor(UUID successor, UUID predecessor, UUID customerId, Instant boughtAt) {
        return new Occasion(
                Kind.SUCCESSOR,
                "successor:" + successor,
                customerId,
                Map.of(
                        "successor", successor.toString(),
                        "predecessor", predecessor.toString(),
                        "boughtAt", boughtAt.toString()));
    }
}
