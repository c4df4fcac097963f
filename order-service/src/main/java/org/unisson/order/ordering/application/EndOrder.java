package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.application.OrderSaga.Outcome;
import org.unisson.order.ordering.application.OrderSaga.Told;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.order.ordering.domain.Step;

/** Ends orders at people's request: cancelled, or handed over. Whether that can be is the order's own decision. */
@ApplicationScoped
public class EndOrder {

    private final Orders orders;
    private final OrderSaga saga;
    private final Clock clock;

    EndOrder(Orders orders, OrderSaga saga, Clock clock) {
        this.orders = orders;
        this.saga = saga;
        this.clock = clock;
    }

    /** Cancels it. @throws org.unisson.chassis.rest.ProblemException 409 once it is confirmed */
    public Uni<Answer> cancel(Transaction tx, UUID orderId, Consumer<Order> allowed, CancelReason by, String remark) {
        return locked(tx, orderId)
                .invoke(allowed)
                .chain(order -> tell(tx, orderId, new OrderMessage.CancelAsked(by)))
                .chain(outcome -> {
                    if (outcome.step() == Step.REFUSED) {
                        throw Problem.conflict("order-confirmed", "The order is confirmed: use a return.")
                                .asException();
                    }
                    boolean isNew = outcome.step() != Step.REPEATED;
                    return isNew && remark != null
                            ? remarked(tx, outcome.order().remarked(remark))
                            : Uni.createFrom().item(outcome.order());
                })
                .map(order -> Answer.ok(OrderView.of(order)));
    }

    /** Its goods are with the customer. @throws org.unisson.chassis.rest.ProblemException 409 where it is no sale */
    public Uni<Answer> handOver(Transaction tx, UUID orderId, Consumer<Order> allowed) {
        return locked(tx, orderId)
                .invoke(allowed)
                .chain(order -> tell(tx, orderId, new OrderMessage.HandedOver()))
                .map(outcome -> {
                    if (outcome.step() == Step.REFUSED) {
                        throw Problem.conflict("order-not-confirmed", "Only a confirmed order can be handed over.")
                                .asException();
                    }
                    return Answer.ok(OrderView.of(outcome.order()));
                });
    }

    private Uni<Order> locked(Transaction tx, UUID orderId) {
        return orders.lock(tx, List.of(orderId))
                .map(found -> found.get(orderId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", orderId).asException());
    }

    private Uni<Outcome> tell(Transaction tx, UUID orderId, OrderMessage message) {
        return saga.tell(tx, List.of(new Told(orderId, message, null)))
                .map(outcomes -> outcomes.getFirst().orElseThrow());
    }

    private Uni<Order> remarked(Transaction tx, Order order) {
        return orders.save(tx, List.of(order), clock.instant()).replaceWith(order);
    }
}
