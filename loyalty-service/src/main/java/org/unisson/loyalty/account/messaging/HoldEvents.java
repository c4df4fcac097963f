package org.unisson.loyalty.account.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.loyalty.account.domain.Hold;
import org.unisson.loyalty.events.PointsHeld;
import org.unisson.loyalty.events.PointsHoldRefused;
import org.unisson.schemas.Topics;

/** How the answer to an order that offers points is told: exactly one event an order, its first version. */
final class HoldEvents {

    private static final long ONLY_VERSION = 1;

    private HoldEvents() {}

    static Event of(Hold.Decision decision) {
        return Event.of(
                        Topics.HOLDS,
                        decision.orderId().toString(),
                        ONLY_VERSION,
                        decision.refusal() == null ? held(decision) : refused(decision),
                        decision.decidedAt())
                .withId(decision.eventId());
    }

    private static PointsHeld held(Hold.Decision decision) {
        return new PointsHeld(
                decision.orderId(),
                ONLY_VERSION,
                decision.accountId(),
                decision.points(),
                new Money(decision.value().minor(), decision.value().currency()),
                decision.decidedAt());
    }

    private static PointsHoldRefused refused(Hold.Decision decision) {
        return new PointsHoldRefused(
                decision.orderId(),
                ONLY_VERSION,
                decision.points(),
                decision.balance(),
                decision.refusal().name(),
                decision.decidedAt());
    }
}
