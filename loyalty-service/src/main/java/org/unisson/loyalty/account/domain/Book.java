package org.unisson.loyalty.account.domain;

/** What points are booked on: what a member has of them, and what the programme has against it. */
public enum Book {
    /** A member's points that can be spent now; negative where points were taken back after they had been spent. */
    ACTIVE(true),
    /** A member's points that were earned and can be spent later. */
    PENDING(true),
    /** A member's points that are set aside for orders. */
    HELD(true),
    /** The programme's: granted for purchases, as a negative figure. */
    ISSUED(false),
    /** The programme's: taken back because goods came back. */
    REVERSED(false),
    /** The programme's: spent, less what was given back of it. */
    REDEEMED(false),
    /** The programme's: expired. */
    BREAKAGE(false),
    /** The programme's: given as gestures and by hand, as a negative figure, less what was taken by hand. */
    GESTURES(false),
    /** The programme's: what it bears of points that one had spent of another, as a negative figure. */
    BORNE(false),
    /** The programme's: on their way between two accounts of one person. Always 0 once a transaction is over. */
    TRANSFERS(false);

    private final boolean members;

    Book(boolean members) {
        this.members = members;
    }

    /** Whether every member has one; else there is one, of the programme. */
    public boolean isMembers() {
        return members;
    }
}
