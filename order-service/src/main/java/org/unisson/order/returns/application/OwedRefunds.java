package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** What is owed to cards, for those who look after it. */
public interface OwedRefunds {

    /** To the card of that order, paid or not, the first one first. */
    Uni<List<OwedRefund>> of(Transaction tx, UUID orderId);

    /**
     * Of all orders, after that id in the order of their ids.
     *
     * @param states those in one of these
     * @param attempts at least so many
     */
    Uni<List<OwedRefund>> owed(Transaction tx, Set<OwedRefund.Status> states, int attempts, UUID after, int atMost);
}
