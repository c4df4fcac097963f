package org.unisson.order.returns.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.ReturnedLine;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.schemas.Topics;

/** How a return is told. */
public final class PurchaseReturnedEvents {

    private PurchaseReturnedEvents() {}

    /** The event of the purchase's version that the return made, under the return's own id. */
    public static Event of(PurchaseReturn made) {
        PurchaseReturned returned = new PurchaseReturned(
                made.returnId(),
                made.purchaseId(),
                made.version(),
                made.channel(),
                made.location().number(),
                made.customerId(),
                made.card(),
                made.lines().stream()
                        .map(line -> new ReturnedLine(
                                line.lineId(),
                                line.sku().code(),
                                line.quantity(),
                                money(line.refund()),
                                line.condition().name()))
                        .toList(),
                made.refunds().stream()
                        .map(refund -> new Refund(refund.kind(), money(refund.amount()), refund.reference()))
                        .toList(),
                money(made.total()),
                money(made.purchaseTotal()),
                made.returnedAt(),
                made.recordedAt(),
                made.cause().name());
        return Event.of(Topics.PURCHASES, made.purchaseId().toString(), made.version(), returned, made.recordedAt())
                .withId(made.returnId());
    }

    private static Money money(org.unisson.chassis.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
