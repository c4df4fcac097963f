package org.unisson.customer.view.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A cart of a customer as order-service told it. @param isOpen whether it can still be bought */
public record CartState(
        UUID cartId,
        UUID customerId,
        long version,
        boolean isOpen,
        String channel,
        List<CartView.Line> lines,
        Instant touchedAt) {

    public CartState {
        lines = List.copyOf(lines);
    }

    /** Whether there is something in it to talk about. */
    public boolean isWorthKeeping() {
        return isOpen && !lines.isEmpty();
    }
}
