package org.unisson.loyalty.account.domain;

/** Why an account changed; the names are those of the event PointsBalanceChanged. */
public enum Cause {
    /** Earned by a purchase. */
    PURCHASE(Book.ISSUED),
    /** Taken back because goods came back. */
    RETURN(Book.REVERSED),
    /** Paid with at an order. */
    SPENT(Book.REDEEMED),
    /** Given back because what they had paid was returned or cancelled. */
    REFUNDED(Book.REDEEMED),
    /** Set aside for an order; they move to another book of the account. */
    HELD(null),
    /** No longer set aside; they move back. */
    RELEASED(null),
    /** Corrected by an agent. */
    ADJUSTED(Book.GESTURES),
    /** Given as a gesture. */
    GESTURE(Book.GESTURES),
    /** Moved between the accounts of one person. */
    TRANSFERRED(Book.TRANSFERS),
    /** Pending until now; they move to another book of the account. */
    ACTIVATED(null),
    /** Not spent in time. */
    EXPIRED(Book.BREAKAGE),
    /** Two who were one person are not: what one had spent of the other's points is settled. */
    PARTED(null),
    /** What the programme had borne came back to it; the member's points are as they were. */
    RECOVERED(null),
    /** A card or the holder changed; the ledger is not touched. */
    LINKED(null);

    private final Book against;

    Cause(Book against) {
        this.against = against;
    }

    /** The programme's book that stands against the member's; null: none does. */
    Book against() {
        return against;
    }
}
