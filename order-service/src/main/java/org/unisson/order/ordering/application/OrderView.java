package org.unisson.order.ordering.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.domain.Allocation;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.MissedGift;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.ordering.domain.OrderState;
import org.unisson.order.ordering.domain.SameDay;

/**
 * An order as it is shown.
 *
 * @param reason only of a CANCELLED one
 * @param remark what the one who cancelled it said
 * @param tenders empty until it is confirmed
 * @param purchaseId the sale it became
 * @param decideBy when it cancels itself; only of a PENDING one
 * @param nextAction what the customer has to do for it to go on; left out where there is nothing
 * @param sameDay where what is shipped is to be the same day; absent: the usual way. Until when is said by allocations
 * @param amends the order to which it adds; left out where there is none, and in lists
 * @param amendedBy the orders that add to it; left out where there are none, and in lists
 * @param giftsNotGiven what an operation gives with it and could not be had, and why: the order went on without it, and
 *     nothing is charged for it; left out where all is given
 * @param allocations where its goods are set aside; shown with one order, not in lists; empty of a CANCELLED one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        UUID orderId,
        long version,
        Status status,
        CancelReason reason,
        String remark,
        UUID customerId,
        String channel,
        List<OrderLine> lines,
        Money total,
        List<Order.Tender> tenders,
        UUID purchaseId,
        UUID cartId,
        Instant placedAt,
        Instant decideBy,
        NextAction nextAction,
        SameDay sameDay,
        List<Allocation> allocations,
        UUID amends,
        List<UUID> amendedBy,
        List<MissedGift> giftsNotGiven) {

    /** Something that only the customer can do. @param type REDIRECT: go to the url, where the customer's bank asks */
    public record NextAction(String type, String url) {

        static NextAction of(OrderState state) {
            return state instanceof OrderState.AwaitingChallenge challenge
                    ? new NextAction("REDIRECT", challenge.url())
                    : null;
        }
    }

    /** What the outside sees of the state. */
    public enum Status {
        PENDING,
        CONFIRMED,
        CANCELLED,
        FULFILLED
    }

    public static OrderView of(Order order) {
        return with(order, null);
    }

    /** With where its goods are set aside. */
    public static OrderView of(Order order, List<Allocation> allocations) {
        return with(order, order.state() instanceof OrderState.Cancelled ? List.of() : allocations);
    }

    /** With the orders that it is linked to. */
    OrderView linked(Amendments.Links links) {
        return new OrderView(
                orderId,
                version,
                status,
                reason,
                remark,
                customerId,
                channel,
                lines,
                total,
                tenders,
                purchaseId,
                cartId,
                placedAt,
                decideBy,
                nextAction,
                sameDay,
                allocations,
                links.amends(),
                links.amendedBy().isEmpty() ? null : links.amendedBy(),
                giftsNotGiven);
    }

    private static OrderView with(Order order, List<Allocation> allocations) {
        OrderState state = order.state();
        return new OrderView(
                order.orderId(),
                order.version(),
                status(state),
                state instanceof OrderState.Cancelled cancelled ? cancelled.reason() : null,
                order.remark(),
                order.customerId(),
                order.channel(),
                order.lines(),
                order.terms().total(),
                order.tenders(),
                order.purchaseId(),
                order.cartId(),
                order.placedAt(),
                state.isUndecided() ? order.terms().decideBy() : null,
                NextAction.of(state),
                order.terms().sameDay().orElse(null),
                allocations,
                null,
                null,
                order.missedGifts().isEmpty() ? null : order.missedGifts());
    }

    private static Status status(OrderState state) {
        return switch (state) {
            case OrderState.AwaitingStockAndPoints ignored -> Status.PENDING;
            case OrderState.AwaitingStock ignored -> Status.PENDING;
            case OrderState.AwaitingPoints ignored -> Status.PENDING;
            case OrderState.Paying ignored -> Status.PENDING;
            case OrderState.Confirmed ignored -> Status.CONFIRMED;
            case OrderState.Cancelled ignored -> Status.CANCELLED;
            case OrderState.Fulfilled ignored -> Status.FULFILLED;
        };
    }
}
