package org.unisson.inventory.reservation.application;

import java.time.Instant;
import java.util.UUID;
import org.unisson.inventory.reservation.domain.OrderMessage;

/**
 * How far an order is, as it was heard.
 *
 * @param version of the order
 * @param placed as it was placed; null once it has ended, or where nobody has told
 * @param fulfilledAt null until it is
 * @param consigned of a fulfilled one: whether its consignments tell what has left
 */
public record OrderCourse(
        UUID orderId, long version, Status status, OrderMessage.Placed placed, Instant fulfilledAt, boolean consigned) {

    public enum Status {
        PLACED,
        CONFIRMED,
        CANCELLED,
        FULFILLED
    }

    /** An order by what was heard of it. */
    public static OrderCourse of(OrderMessage message, long version) {
        return switch (message) {
            case OrderMessage.Placed placed ->
                new OrderCourse(placed.orderId(), version, Status.PLACED, placed, null, false);
            case OrderMessage.Fulfilled done ->
                new OrderCourse(done.orderId(), version, Status.FULFILLED, null, done.at(), done.consigned());
            case OrderMessage.Confirmed confirmed -> bare(confirmed.orderId(), version, Status.CONFIRMED);
            case OrderMessage.Cancelled cancelled -> bare(cancelled.orderId(), version, Status.CANCELLED);
            case OrderMessage.Upheld upheld -> throw inventorysOwn(upheld);
            case OrderMessage.Relieved relieved -> throw inventorysOwn(relieved);
            case OrderMessage.Over over -> throw inventorysOwn(over);
            case OrderMessage.Expired expired -> throw inventorysOwn(expired);
        };
    }

    /** The same order as it was heard next. */
    public OrderCourse then(OrderCourse next) {
        boolean ends = next.status == Status.CANCELLED || next.status == Status.FULFILLED;
        return ends || next.placed != null
                ? next
                : new OrderCourse(orderId, next.version, next.status, placed, null, next.consigned);
    }

    private static OrderCourse bare(UUID orderId, long version, Status status) {
        return new OrderCourse(orderId, version, status, null, null, false);
    }

    private static IllegalArgumentException inventorysOwn(OrderMessage message) {
        return new IllegalArgumentException("no order says " + message);
    }
}
