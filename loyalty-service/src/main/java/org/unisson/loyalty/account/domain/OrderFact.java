package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.UUID;

/** What the feed of orders tells that concerns points. */
public sealed interface OrderFact {

    UUID orderId();

    /**
     * An order offers points as tender.
     *
     * @param customerId null for a guest
     * @param points at least 1
     * @param currency of the order
     */
    record Placed(UUID orderId, UUID customerId, long points, String currency, Instant placedAt) implements OrderFact {}

    /** Stock and payment are certain. */
    record Confirmed(UUID orderId, Instant confirmedAt) implements OrderFact {}

    /** The order ended without a sale. */
    record Cancelled(UUID orderId, Instant cancelledAt) implements OrderFact {}
}
