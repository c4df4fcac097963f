package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.domain.Allocation;
import org.unisson.order.ordering.domain.OrderMessage.StockReserved;

/** Where the goods of orders are set aside. */
public interface Allocations {

    /** Replaces those of each order, unless a higher version has said where they are; the orders are locked. */
    Uni<Void> replace(Transaction tx, Map<UUID, StockReserved> byOrder);

    /** Those of these orders, in the order of lines and locations; an order without any is missing. */
    Uni<Map<UUID, List<Allocation>>> of(Transaction tx, Collection<UUID> orderIds);
}
