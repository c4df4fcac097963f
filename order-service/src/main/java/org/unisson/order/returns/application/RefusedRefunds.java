package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Card refunds that people settle another way. */
public interface RefusedRefunds {

    /** That refund, which nobody else changes until the transaction ends. */
    Uni<Optional<Held>> hold(Transaction tx, UUID refundId);

    /** Writes down that it is settled. */
    Uni<Void> settle(Transaction tx, UUID refundId, CardRefundSettlement settlement);

    /** A refund that is held. @param purchaseId whose money it is */
    record Held(OwedRefund refund, UUID purchaseId) {}
}
