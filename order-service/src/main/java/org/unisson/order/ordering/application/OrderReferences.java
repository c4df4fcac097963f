package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** What other systems call their orders: one order per channel and reference, for ever. */
public interface OrderReferences {

    /**
     * Gives the reference to that order, unless it has been given before. Whoever asks at the same time waits for the
     * first one's commit.
     *
     * @return whose it is: the order's own where it is new
     */
    Uni<Owner> claim(Transaction tx, String channel, String reference, Owner order);

    /** An order and the hash of what was asked for by it. */
    record Owner(UUID orderId, byte[] contentHash) {}
}
