package org.unisson.catalog.recommendation.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What is told of a sale, whichever channel made it. */
public sealed interface SaleFact {

    UUID purchaseId();

    /**
     * It was made.
     *
     * @param customerId or null
     * @param card loyalty card that was presented, or null
     * @param pieces by SKU, in the order of the lines
     * @param chosen whether the customer chose it; what is given in place of something else was not
     */
    record Sold(UUID purchaseId, UUID customerId, String card, Instant at, Map<String, Long> pieces, boolean chosen)
            implements SaleFact {}

    /**
     * Some of it was taken back.
     *
     * @param pieces by SKU
     * @param undone whether the customer never had it: the sale was voided, or it never left
     */
    record TakenBack(UUID purchaseId, Map<String, Long> pieces, boolean undone) implements SaleFact {}

    /** It is known now whose it is. */
    record Claimed(UUID purchaseId, UUID customerId) implements SaleFact {}
}
