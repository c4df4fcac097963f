package org.unisson.loyalty.gesture.domain;

import java.time.Instant;
import java.util.UUID;

/** What is told of goods that customers have. */
public sealed interface GoodsFact {

    /** Bought. @param customerId null where only the card is known, or nobody @param card null: none was shown */
    record Bought(
            UUID purchaseId, UUID lineId, String sku, UUID customerId, String card, long quantity, Instant purchasedAt)
            implements GoodsFact {}

    /** Come back. */
    record CameBack(UUID purchaseId, UUID lineId, long quantity) implements GoodsFact {}

    /** A purchase of nobody known has become a customer's. */
    record Claimed(UUID purchaseId, UUID customerId) implements GoodsFact {}
}
