package org.unisson.order.claim.application;

import java.util.List;
import java.util.UUID;

/** What was not received of an order. @param lines each once */
public record ClaimRequest(UUID orderId, List<Line> lines) {

    /** Pieces of a line of the order. */
    public record Line(UUID lineId, long quantity) {}

    public ClaimRequest {
        lines = List.copyOf(lines);
    }
}
