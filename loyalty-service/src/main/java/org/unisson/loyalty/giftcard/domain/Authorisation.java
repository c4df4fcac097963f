package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * An amount of a gift card that the holder of number and PIN has set aside.
 *
 * @param orderId the order it is bound to, or null
 * @param endsAt from this instant on an open one is worth nothing
 */
public record Authorisation(UUID id, UUID giftCardId, Money amount, State state, UUID orderId, Instant endsAt) {

    /** Where it stands. */
    public enum State {
        /** Waits for an order or a till. */
        OPEN,
        /** An order's; ends with it. */
        BOUND,
        /** Spent. */
        CAPTURED,
        /** Its order ended without a sale. */
        RELEASED,
        /** Nobody came for it in time. */
        ENDED
    }

    /** Whether an order or a till can have it. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(endsAt);
    }

    /** Whether its amount is set aside on the card. */
    boolean isSetAside() {
        return state == State.OPEN || state == State.BOUND;
    }

    Authorisation boundTo(UUID order, Money part) {
        return new Authorisation(id, giftCardId, part, State.BOUND, order, endsAt);
    }

    Authorisation in(State next) {
        return new Authorisation(id, giftCardId, amount, next, orderId, endsAt);
    }
}
