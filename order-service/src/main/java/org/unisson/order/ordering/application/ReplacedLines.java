package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.domain.Order;

/** Lines of orders that are given up when the order that was placed instead of them is a sale, and not before. */
public interface ReplacedLines {

    /**
     * Which of these orders would replace what cannot be given up any more, or only for other money than was agreed.
     *
     * @param undecided that replace a line; the transaction holds them, and the orders whose line it is
     */
    Uni<Set<UUID>> gone(Transaction tx, Collection<Order> undecided);

    /** Gives up what these orders replace. @param sold a moment ago, in the same transaction */
    Uni<Void> giveUp(Transaction tx, Collection<Order> sold, Instant now);
}
