package org.unisson.customer.reminder.domain;

/** Why a reminder goes out or not. */
public enum Reason {
    DUE(Outcome.SEND),
    CONSENT_MISSING(Outcome.SUPPRESS),
    PURCHASE_FEED_STALE(Outcome.SUPPRESS),
    PURCHASED_ELSEWHERE(Outcome.SUPPRESS),
    CART_CLOSED(Outcome.SUPPRESS),
    CONSIGNMENT_FEED_STALE(Outcome.SUPPRESS),
    DELIVERY_LATE(Outcome.SUPPRESS);

    private final Outcome outcome;

    Reason(Outcome outcome) {
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** What happens. */
    public enum Outcome {
        SEND,
        SUPPRESS
    }
}
