package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What one return did to the points of its purchase.
 *
 * @param reversed points no longer earned
 * @param refunded points given back that had paid for it
 * @param byMultiplier what was given back at each multiplier, in minor units; empty: all earned as ever
 */
public record TakenBack(
        UUID returnId,
        UUID purchaseId,
        long reversed,
        long refunded,
        Instant returnedAt,
        Map<Integer, Long> byMultiplier) {

    public TakenBack {
        byMultiplier = Map.copyOf(byMultiplier);
    }
}
