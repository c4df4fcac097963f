package org.unisson.customer.reminder.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Carts that became orders. */
public interface Checkouts {

    /** Name of the handler that follows checkouts: its progress tells how fresh they are. */
    String HANDLER = "customer.checkouts";

    /** A cart and its order. */
    record ClosedCart(UUID cartId, UUID orderId, Instant placedAt) {}

    /** Notes them, each cart once. */
    Uni<Void> close(Transaction tx, List<ClosedCart> carts);
}
