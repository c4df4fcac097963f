package org.unisson.order.returns.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.order.events.ReceivedLine;
import org.unisson.order.events.ReturnReceived;
import org.unisson.order.returns.application.UnreceiptedReturn;
import org.unisson.schemas.Topics;

/** How it is told that goods came back whose purchase nobody knows. */
public final class ReturnReceivedEvents {

    private ReturnReceivedEvents() {}

    /** The only event of the return, under its own id. */
    public static Event of(UnreceiptedReturn made) {
        ReturnReceived received = new ReturnReceived(
                made.returnId(),
                1L,
                made.channel(),
                made.location().number(),
                made.customerId(),
                made.lines().stream()
                        .map(line -> new ReceivedLine(
                                line.lineId(),
                                line.sku().code(),
                                line.quantity(),
                                money(line.refund()),
                                line.condition().name()))
                        .toList(),
                made.tender(),
                made.reference(),
                money(made.total()),
                made.returnedAt());
        return Event.of(Topics.PURCHASES, made.returnId().toString(), 1, received, made.returnedAt())
                .withId(made.returnId());
    }

    private static Money money(org.unisson.chassis.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
