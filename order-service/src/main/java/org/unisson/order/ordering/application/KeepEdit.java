package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.application.OrderHistory.Change;
import org.unisson.order.ordering.application.OrderHistory.What;
import org.unisson.order.ordering.domain.Order;

/** Writes down how lines of an order are handed out from now on, or that it stays as it was. */
@ApplicationScoped
class KeepEdit {

    private final Orders orders;
    private final OrderHistory history;
    private final Clock clock;

    KeepEdit(Orders orders, OrderHistory history, Clock clock) {
        this.orders = orders;
        this.history = history;
        this.clock = clock;
    }

    /** @param order whose row the transaction holds @param lineId that was asked for; null: several */
    Uni<Order> changed(Transaction tx, Order order, Set<UUID> lineIds, UUID lineId, Fulfilment wanted, String by) {
        Order edited = order.edited(order.lines().stream()
                .map(line -> lineIds.contains(line.lineId()) ? line.by(wanted) : line)
                .toList());
        return history.add(tx, order, new Change(What.FULFILMENT_CHANGED, lineId, null, by, clock.instant()))
                .chain(() -> orders.edit(tx, edited, clock.instant()))
                .replaceWith(edited);
    }

    /** Only these pieces, by line, are handed out another way; the lines as a whole are not. */
    Uni<Void> changed(Transaction tx, Order order, Map<UUID, Long> pieces, String by) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<UUID, Long> line : pieces.entrySet()) {
            done = done.chain(() -> history.add(
                    tx,
                    order,
                    new Change(What.FULFILMENT_CHANGED, line.getKey(), line.getValue(), by, clock.instant())));
        }
        return done;
    }

    /** Another order was placed for so many more pieces of a line. */
    Uni<Void> added(Transaction tx, Order order, UUID lineId, long quantity, String by) {
        return history.add(tx, order, new Change(What.ADDITION_ORDERED, lineId, quantity, by, clock.instant()));
    }

    /** It was asked for, and could not be. */
    Uni<Void> kept(Transaction tx, Order order, UUID lineId, String by) {
        return history.add(tx, order, new Change(What.FULFILMENT_KEPT, lineId, null, by, clock.instant()));
    }
}
