package org.unisson.inventory.audit.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.audit.domain.OrderDrift;
import org.unisson.inventory.audit.persistence.ReservationAuditStore.Judged;
import org.unisson.inventory.reservation.application.ConsignmentCourse;
import org.unisson.inventory.reservation.application.OrderCourse;
import org.unisson.inventory.reservation.application.SettleConsignments;
import org.unisson.inventory.reservation.application.SettleReservations;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.domain.Owed;
import org.unisson.inventory.reservation.persistence.ConsignmentCourseStore;
import org.unisson.inventory.reservation.persistence.OrderCourseStore;
import org.unisson.inventory.stock.domain.Place;

/** Does for an order what the message would have done that was lost or put aside; the message changes nothing later. */
@ApplicationScoped
class PutReservationRight {

    private final OrderCourseStore orders;
    private final ConsignmentCourseStore consignments;
    private final SettleReservations reservations;
    private final SettleConsignments following;

    PutReservationRight(
            OrderCourseStore orders,
            ConsignmentCourseStore consignments,
            SettleReservations reservations,
            SettleConsignments following) {
        this.orders = orders;
        this.consignments = consignments;
        this.reservations = reservations;
        this.following = following;
    }

    Uni<Void> of(Transaction tx, Judged found) {
        UUID order = found.orderId();
        return found.drift() == OrderDrift.TOO_MUCH_KEPT
                ? reservations.on(tx, List.of(new OrderMessage.Relieved(order, found.excess())))
                : asTold(tx, order, found.drift());
    }

    private Uni<Void> asTold(Transaction tx, UUID order, OrderDrift drift) {
        return orders.of(tx, List.of(order)).chain(known -> consignments
                .ofOrders(tx, List.of(order))
                .chain(told -> heal(tx, drift, known.get(order), told.getOrDefault(order, List.of()))));
    }

    private Uni<Void> heal(Transaction tx, OrderDrift drift, OrderCourse order, List<ConsignmentCourse> told) {
        return drift == OrderDrift.NOT_FOLLOWED
                ? following.on(tx, told.stream().map(ConsignmentCourse::told).toList())
                : reservations.on(tx, messages(drift, order, owed(told)));
    }

    private static List<OrderMessage> messages(OrderDrift drift, OrderCourse order, List<Owed> owed) {
        UUID id = order.orderId();
        return switch (drift) {
            case NOT_RELEASED -> List.of(new OrderMessage.Cancelled(id));
            case NOT_CONFIRMED -> List.of(new OrderMessage.Confirmed(id));
            case NOT_KEPT -> List.of(new OrderMessage.Upheld(id, owed));
            case MISSING -> missing(order, owed);
            case NOT_ENDED -> List.of(ended(order));
            case NOT_FOLLOWED -> throw new IllegalArgumentException("consignments are followed, not told");
            case TOO_MUCH_KEPT -> throw new IllegalArgumentException("what is too much was found, not told");
        };
    }

    /** What its consignments are still to hand out; of an order without any, what was ordered. */
    private static List<OrderMessage> missing(OrderCourse order, List<Owed> owed) {
        OrderMessage upheld = new OrderMessage.Upheld(order.orderId(), owed);
        if (!owed.isEmpty()) {
            return List.of(upheld);
        }
        return order.status() == OrderCourse.Status.CONFIRMED
                ? List.of(order.placed(), upheld)
                : List.of(order.placed());
    }

    private static OrderMessage ended(OrderCourse order) {
        return order.consigned()
                ? new OrderMessage.Over(order.orderId())
                : new OrderMessage.Fulfilled(order.orderId(), order.fulfilledAt(), false);
    }

    private static List<Owed> owed(List<ConsignmentCourse> told) {
        return told.stream()
                .flatMap(one -> one.told().lines().stream()
                        .flatMap(line -> one.open(line) > 0
                                ? Stream.of(new Owed(
                                        line.lineId(), new Place(one.told().location(), line.sku()), one.open(line)))
                                : Stream.empty()))
                .toList();
    }
}
