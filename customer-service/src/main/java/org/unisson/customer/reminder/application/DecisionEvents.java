package org.unisson.customer.reminder.application;

import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.Origin;
import org.unisson.customer.events.ReminderDecided;
import org.unisson.schemas.Topics;

/** A decision as the others hear of it. Its version is that of the cart it was taken on. */
final class DecisionEvents {

    private DecisionEvents() {}

    static Event decided(Decision decision, Origin cause) {
        UUID cart = decision.cartId();
        ReminderDecided payload = new ReminderDecided(
                decision.decisionId(),
                decision.cartVersion(),
                cart,
                decision.customerId(),
                decision.outcome(),
                decision.reason(),
                decision.explanation(),
                decision.evidence(),
                decision.feedAsOf(),
                decision.decidedAt());
        return new Event(
                decision.decisionId(),
                Topics.DECISIONS,
                cart.toString(),
                decision.cartVersion(),
                payload,
                decision.decidedAt(),
                cause);
    }
}
