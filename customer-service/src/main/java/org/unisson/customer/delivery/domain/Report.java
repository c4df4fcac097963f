package org.unisson.customer.delivery.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What one event tells of a consignment.
 *
 * @param customerId null: a guest's
 * @param promisedBy until when it was promised, or null
 * @param brokenAt when the promise was found broken; null where that is not what it tells
 * @param collectBy until when it is kept; null where that is not what it tells
 */
public record Report(
        UUID consignmentId,
        UUID orderId,
        UUID customerId,
        long version,
        Status status,
        Instant promisedBy,
        Instant brokenAt,
        Instant collectBy) {}
