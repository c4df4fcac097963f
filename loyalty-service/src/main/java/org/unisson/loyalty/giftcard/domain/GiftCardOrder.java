package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * An order that offered gift cards, and what it was answered.
 *
 * @param eventId of the event that tells the decision; null where the answer about its points does
 * @param authorisationId the first that could not pay, or null
 */
public record GiftCardOrder(
        UUID orderId, State state, UUID eventId, UUID authorisationId, Refusal refusal, Instant decidedAt) {

    /** Where it stands. */
    public enum State {
        /** Nothing is set aside for it. */
        REFUSED,
        /** All is. */
        HELD,
        /** All was spent. */
        CAPTURED,
        /** All was set free. */
        RELEASED
    }

    /** Why it cannot be paid so; the names are those of the event GiftCardsHoldRefused. */
    public enum Refusal {
        NO_AUTHORISATION,
        AUTHORISATION_ENDED,
        AUTHORISATION_USED,
        AMOUNT_TOO_LARGE,
        WRONG_CURRENCY
    }

    GiftCardOrder in(State next) {
        return new GiftCardOrder(orderId, next, eventId, authorisationId, refusal, decidedAt);
    }
}
