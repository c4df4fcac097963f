package org.unisson.loyalty.voucher.domain;

/** Why a voucher cannot pay; the names are those of the event VouchersHoldRefused. */
public enum Refusal {
    /** There is none, or it is another person's. */
    NOT_THEIRS,
    /** An order or a till keeps it. */
    LOCKED,
    REDEEMED,
    EXPIRED,
    WITHDRAWN,
    /** It pays whole: just what is left on it, in its currency. */
    WRONG_AMOUNT,
    /** What is bought costs less than it asks. */
    BELOW_MINIMUM
}
