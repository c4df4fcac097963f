package org.unisson.order.claim.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.order.claim.application.Claims.Decision;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.events.ClaimDecided;
import org.unisson.order.events.ClaimedLine;
import org.unisson.schemas.Topics;

/** How a decision on a claim is told. */
public final class ClaimEvents {

    private ClaimEvents() {}

    /** The event of the claim's version that the decision made, under the decision's own id. */
    public static Event of(Claim claim, Decision decision) {
        ClaimDecided decided = new ClaimDecided(
                claim.claimId(),
                decision.version(),
                claim.orderId(),
                claim.purchaseId(),
                claim.customerId(),
                claim.channel(),
                "NOT_RECEIVED",
                claim.lines().stream()
                        .map(line ->
                                new ClaimedLine(line.lineId(), line.sku().code(), line.quantity(), money(line.worth())))
                        .toList(),
                money(claim.value()),
                decision.status().name(),
                decision.reason().name(),
                claim.variant().name(),
                decision.replacementOrderId(),
                decision.at());
        return Event.of(Topics.CLAIMS, claim.claimId().toString(), decision.version(), decided, decision.at())
                .withId(decision.decisionId());
    }

    private static Money money(org.unisson.chassis.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
