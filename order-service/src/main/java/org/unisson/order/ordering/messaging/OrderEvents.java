package org.unisson.order.ordering.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.values.Gln;
import org.unisson.common.events.Money;
import org.unisson.order.events.Destination;
import org.unisson.order.events.MissedGift;
import org.unisson.order.events.OfferedGiftCard;
import org.unisson.order.events.OfferedVoucher;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.OrderReduction;
import org.unisson.order.events.OrderedBundle;
import org.unisson.order.events.RequestedDelivery;
import org.unisson.order.ordering.application.OrderFacts.Fact;
import org.unisson.order.ordering.domain.OfferedTender;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderState;
import org.unisson.schemas.Topics;

/** How orders are told of. */
public final class OrderEvents {

    private OrderEvents() {}

    /** The event of a fact, under the fact's own id; the same each time it is told. */
    public static Event of(Order order, Fact fact, Origin cause) {
        return new Event(
                fact.factId(),
                Topics.ORDERS,
                order.orderId().toString(),
                fact.version(),
                payload(order, fact),
                fact.at(),
                new Origin(
                        order.correlation(),
                        cause == null ? null : cause.causationId(),
                        cause == null ? null : cause.traceParent()));
    }

    private static SpecificRecord payload(Order order, Fact fact) {
        UUID id = order.orderId();
        UUID customer = order.customerId();
        return switch (fact.kind()) {
            case PLACED -> placed(order, fact.version());
            case CONFIRMED ->
                new OrderConfirmed(
                        id,
                        fact.version(),
                        customer,
                        money(order.terms().total()),
                        fact.at(),
                        order.missedGifts().stream()
                                .map(gift -> new MissedGift(
                                        gift.lineId(),
                                        gift.sku().code(),
                                        gift.quantity(),
                                        gift.operationId(),
                                        gift.reason().name()))
                                .toList());
            case CANCELLED -> new OrderCancelled(id, fact.version(), customer, reason(order), fact.at());
            case FULFILLED -> new OrderFulfilled(id, fact.version(), customer, fact.at(), false);
            case CONSIGNED -> new OrderFulfilled(id, fact.version(), customer, fact.at(), true);
        };
    }

    private static OrderPlaced placed(Order order, long version) {
        // What is set aside must outlast a challenge; the end of the order itself is told when it comes.
        Instant decideBy = order.terms().keptUntil();
        return new OrderPlaced(
                order.orderId(),
                version,
                order.cartId(),
                order.customerId(),
                order.channel(),
                order.lines().stream().map(OrderEvents::line).toList(),
                money(order.terms().total()),
                order.terms().points(),
                decideBy,
                order.placedAt(),
                order.terms()
                        .destination()
                        .map(to -> new Destination(to.country(), to.latitude(), to.longitude()))
                        .orElse(null),
                order.terms().offered().stream()
                        .filter(one -> !one.isVoucher())
                        .map(gift -> new OfferedGiftCard(gift.id(), money(gift.amount())))
                        .toList(),
                order.terms()
                        .sameDay()
                        .map(to -> new RequestedDelivery("SAME_DAY", to.country(), to.postcode()))
                        .orElse(null),
                order.terms().quoteId().orElse(null),
                order.terms().sendsAgain().orElse(null),
                order.terms().offered().stream()
                        .filter(OfferedTender::isVoucher)
                        .map(voucher -> new OfferedVoucher(voucher.id(), money(voucher.amount())))
                        .toList());
    }

    private static OrderLine line(org.unisson.order.ordering.domain.OrderLine line) {
        Gln location = line.location();
        return new OrderLine(
                line.lineId(),
                line.sku().code(),
                line.quantity(),
                money(line.unitPrice()),
                money(line.total()),
                line.method().name(),
                location == null ? null : location.number(),
                line.addedOn(),
                line.quoted() == null
                        ? List.of()
                        : line.quoted().reductions().stream()
                                .map(one -> new OrderReduction(one.operationId(), money(one.amount())))
                                .toList(),
                line.partOf() == null
                        ? null
                        : new OrderedBundle(
                                line.partOf().lineId(),
                                line.partOf().sku().code(),
                                line.partOf().quantity()),
                line.quoted() == null ? null : line.quoted().gift());
    }

    private static String reason(Order order) {
        if (order.state() instanceof OrderState.Cancelled cancelled) {
            return cancelled.reason().name();
        }
        throw new IllegalStateException("not cancelled: " + order.orderId());
    }

    private static Money money(org.unisson.chassis.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
