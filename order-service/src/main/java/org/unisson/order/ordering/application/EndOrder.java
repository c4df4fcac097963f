package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Gln;
import org.unisson.order.consignment.application.TellConsignments;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.ordering.application.OrderSaga.Outcome;
import org.unisson.order.ordering.application.OrderSaga.Told;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.order.ordering.domain.OrderState;
import org.unisson.order.ordering.domain.Step;

/** Ends orders at people's request: cancelled, or handed over. Whether that can be is the order's own decision. */
@ApplicationScoped
public class EndOrder {

    private final Orders orders;
    private final OrderSaga saga;
    private final TellConsignments telling;
    private final ReduceLine reducing;
    private final Clock clock;

    EndOrder(Orders orders, OrderSaga saga, TellConsignments telling, ReduceLine reducing, Clock clock) {
        this.orders = orders;
        this.saga = saga;
        this.telling = telling;
        this.reducing = reducing;
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

    /**
     * Cancels pieces of a line of a sale that have not left.
     *
     * @param quantity null: all that can be
     * @param evenPicked whether also what is picked already, as those who serve customers may
     * @throws org.unisson.chassis.rest.ProblemException 409 where fewer can be cancelled, or it is no sale
     */
    public Uni<Answer> cancelLine(
            Transaction tx, UUID orderId, Consumer<Order> allowed, UUID lineId, Long quantity, boolean evenPicked) {
        return locked(tx, orderId)
                .invoke(allowed)
                .chain(order -> reducing.by(tx, order, lineId, quantity, evenPicked))
                .chain(parts -> orders.find(tx, orderId).map(order -> LineEdited.reduced(order, parts)))
                .map(Answer::ok);
    }

    /**
     * All its goods that are still to be handed over are with the customer, whatever step they were at.
     *
     * @param allowed refuses where goods of the order are not the caller's to hand over
     * @throws org.unisson.chassis.rest.ProblemException 409 where it is no sale
     */
    public Uni<Answer> handOver(Transaction tx, UUID orderId, Consumer<Goods> allowed) {
        return locked(tx, orderId).chain(order -> telling.order(tx, orderId, all -> handOver(order, all, allowed))
                .chain(told -> told.all().isEmpty()
                        // From before there were consignments.
                        ? tell(tx, orderId, new OrderMessage.HandedOver(false)).map(EndOrder::orRefused)
                        : orders.find(tx, orderId).map(EndOrder::sold))
                .map(after -> Answer.ok(OrderView.of(after))));
    }

    /** Goods of an order that are to be handed over. @param places of its consignments with something to hand over */
    public record Goods(Order order, List<Gln> places) {}

    private static Map<UUID, ConsignmentMessage> handOver(Order order, List<Consignment> all, Consumer<Goods> allowed) {
        List<Consignment> open = all.stream().filter(one -> one.open() > 0).toList();
        allowed.accept(new Goods(order, open.stream().map(Consignment::goodsAt).toList()));
        return open.stream()
                .collect(Collectors.toMap(Consignment::consignmentId, one -> new ConsignmentMessage.HandedOver()));
    }

    private static Order orRefused(Outcome outcome) {
        if (outcome.step() == Step.REFUSED) {
            throw notConfirmed();
        }
        return outcome.order();
    }

    private static Order sold(Order order) {
        if (order.state() instanceof OrderState.Cancelled) {
            throw notConfirmed();
        }
        return order;
    }

    private static ProblemException notConfirmed() {
        return Problem.conflict("order-not-confirmed", "Only a confirmed order can be handed over.")
                .asException();
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
