package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;

/** Goods that inventory was asked to find elsewhere, because they are to be handed out another way. */
public interface ConsignmentEdits {

    Uni<Void> add(Transaction tx, Asked asked, Instant now);

    /** Null: the consignment's goods are sought for another reason, or not. */
    Uni<Asked> of(Transaction tx, UUID consignmentId);

    /**
     * What was asked, and how the goods were to be handed out before.
     *
     * @param store to which they were sent before to be collected, or null
     * @param promisedBy before
     * @param by OWNER or STAFF
     */
    record Asked(
            UUID consignmentId,
            Fulfilment.Method method,
            Gln store,
            Instant promisedBy,
            Fulfilment wanted,
            String by) {}
}
