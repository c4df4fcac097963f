package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.domain.Order;

/** The drawers of tills, into which orders are paid in cash. */
public interface TillCash {

    /**
     * Counts what was taken for the order.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 where the session is closed; 422 where there is none in the store
     *     that sells, or it counts another currency
     */
    Uni<Void> take(Transaction tx, Order order, Instant now);

    /** These orders are none, in the same transaction: what was taken for them is given back, or owed where its till is closed. */
    Uni<Void> giveBack(Transaction tx, Collection<Order> cancelled, Instant now);
}
