package org.unisson.loyalty.giftcard.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.loyalty.events.GiftCardsHeld;
import org.unisson.loyalty.events.GiftCardsHoldRefused;
import org.unisson.loyalty.events.HeldGiftCard;
import org.unisson.loyalty.giftcard.domain.GiftCardOrder;
import org.unisson.loyalty.giftcard.domain.Offering;
import org.unisson.schemas.Topics;

/** How the answer to an order that offers gift cards is told: one event an order, its first version. */
public final class GiftCardHoldEvents {

    private static final long ONLY_VERSION = 1;

    private GiftCardHoldEvents() {}

    /** The event of a decision that has one of its own. */
    public static Event of(Offering.Decision decision) {
        GiftCardOrder order = decision.order();
        return Event.of(
                        Topics.HOLDS,
                        order.orderId().toString(),
                        ONLY_VERSION,
                        order.refusal() == null ? held(decision) : refused(order),
                        order.decidedAt())
                .withId(order.eventId());
    }

    private static GiftCardsHeld held(Offering.Decision decision) {
        return new GiftCardsHeld(
                decision.order().orderId(),
                ONLY_VERSION,
                decision.bound().stream()
                        .map(one -> new HeldGiftCard(
                                one.giftCardId(),
                                one.id(),
                                new Money(one.amount().minor(), one.amount().currency())))
                        .toList(),
                decision.order().decidedAt());
    }

    private static GiftCardsHoldRefused refused(GiftCardOrder order) {
        return new GiftCardsHoldRefused(
                order.orderId(),
                ONLY_VERSION,
                order.authorisationId(),
                order.refusal().name(),
                order.decidedAt());
    }
}
