package org.unisson.loyalty.account.domain;

/** Why an account changed; the names are those of the event PointsBalanceChanged. */
public enum Cause {
    /** Earned by a purchase. */
    PURCHASE,
    /** Taken back because goods came back. */
    RETURN,
    /** Paid with at an order. */
    SPENT,
    /** Given back because what they had paid was returned or cancelled. */
    REFUNDED,
    /** Set aside for an order; the ledger is not touched. */
    HELD,
    /** No longer set aside; the ledger is not touched. */
    RELEASED,
    /** Corrected by an agent. */
    ADJUSTED,
    /** Moved between the accounts of one person. */
    TRANSFERRED,
    /** A card or the holder changed; the ledger is not touched. */
    LINKED
}
