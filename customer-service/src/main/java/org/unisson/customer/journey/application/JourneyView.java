package org.unisson.customer.journey.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.customer.journey.domain.Model;
import org.unisson.customer.timeline.application.TimelineView;

/**
 * The way from the first touchpoint to goods in hands.
 *
 * @param id of the order, or of the purchase where it was bought at a till
 * @param boughtAt when it was ordered, or paid at the till
 * @param value of the purchase; absent where nothing was bought, or not yet
 * @param allowed whether the person allows (PERSONALISATION) to be shown what it looked at; without, there are no touchpoints
 * @param touchpoints that led up to it, the oldest first: since the purchase before, at most for the look-back
 * @param steps from the order or the till on, the oldest first
 * @param considered from the first touchpoint until it was bought, ISO 8601; absent without touchpoints
 * @param inHands from when it was bought until what was last delivered or collected so far; absent as long as nothing was
 * @param attribution by model, shares that sum to the value; absent where nothing was bought
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyView(
        UUID id,
        UUID customerId,
        UUID orderId,
        UUID purchaseId,
        String channel,
        TimelineView.Store store,
        Instant boughtAt,
        Money value,
        boolean allowed,
        List<TimelineView> touchpoints,
        List<Step> steps,
        String considered,
        String inHands,
        Map<Model, List<Share>> attribution) {

    /** A step on the way. @param after the one before, ISO 8601; absent for the first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(String kind, Instant occurredAt, String after, String summary) {}

    /** What a touchpoint is thanked for. @param touchpointId absent: nobody can be thanked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(
            String touchpointId, String source, String medium, String campaign, String channel, Money amount) {}
}
