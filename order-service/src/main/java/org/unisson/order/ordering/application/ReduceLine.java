package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.consignment.application.CancelLine;
import org.unisson.order.consignment.domain.GiveBack;
import org.unisson.order.ordering.application.OrderHistory.Change;
import org.unisson.order.ordering.application.OrderHistory.What;
import org.unisson.order.ordering.domain.Order;

/** Cancels pieces of a line of a sale, and writes it down. */
@ApplicationScoped
class ReduceLine {

    private final CancelLine cancelling;
    private final OrderHistory history;
    private final Clock clock;

    ReduceLine(CancelLine cancelling, OrderHistory history, Clock clock) {
        this.cancelling = cancelling;
        this.history = history;
        this.clock = clock;
    }

    /**
     * In the caller's transaction, which holds the order.
     *
     * @param quantity null: all that can be
     * @param serving whether one of the staff asks: also what is picked already, as long as it has not left
     * @return where the pieces were set aside, the first ones given back first
     * @throws org.unisson.chassis.rest.ProblemException 409 where fewer can be cancelled
     */
    Uni<List<GiveBack.Part>> by(Transaction tx, Order order, UUID lineId, Long quantity, boolean serving) {
        return cancelling
                .cancel(tx, order.orderId(), lineId, quantity, serving)
                .call(parts -> history.add(
                        tx,
                        order,
                        new Change(
                                What.LINE_CANCELLED,
                                lineId,
                                parts.stream()
                                        .mapToLong(GiveBack.Part::quantity)
                                        .sum(),
                                serving ? "STAFF" : "OWNER",
                                clock.instant())));
    }
}
