package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.domain.Order;

/** Where orders are kept. */
public interface Orders {

    Uni<Void> add(Transaction tx, Order order, Instant now);

    /** Those of these orders that exist, locked in the order of their ids until the transaction ends. */
    Uni<Map<UUID, Order>> lock(Transaction tx, Collection<UUID> orderIds);

    /** The same, and with them the orders of which they replace lines. */
    Uni<Map<UUID, Order>> lockWithReplaced(Transaction tx, Collection<UUID> orderIds);

    /** Writes what has changed of all of them, with one statement. */
    Uni<Void> save(Transaction tx, Collection<Order> changed, Instant now);

    /** Writes the lines and the version of an order that is locked. */
    Uni<Void> edit(Transaction tx, Order edited, Instant now);

    /** Writes the lines of orders that are locked, and what was not given with them. */
    Uni<Void> served(Transaction tx, Collection<Order> served);

    /** The order; null where there is none. */
    Uni<Order> find(Transaction tx, UUID orderId);

    /** Orders of a customer, the newest first, before that id; at most that many. */
    Uni<List<Order>> ofCustomer(Transaction tx, UUID customerId, UUID before, int atMost);

    /** Ids of orders that should have been decided by that instant; at most that many. */
    Uni<List<UUID>> overdue(Transaction tx, Instant now, int atMost);
}
