package org.unisson.customer.reminder.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A cart at rest, for which a reminder may go out.
 *
 * @param version of the cart when it was reported
 * @param lastTouchedAt when somebody last changed it
 * @param dueAt when the reminder is to be decided
 */
public record AbandonedCart(
        UUID decisionId,
        UUID cartId,
        long version,
        UUID customerId,
        List<String> skus,
        Instant lastTouchedAt,
        Instant abandonedAt,
        Instant dueAt) {

    public AbandonedCart {
        skus = List.copyOf(skus);
    }
}
