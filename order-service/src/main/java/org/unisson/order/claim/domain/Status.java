package org.unisson.order.claim.domain;

/** Where a claim stands. */
public enum Status {
    /** The goods are sent again. */
    GRANTED,
    /** An agent decides. */
    REVIEW,
    /** The goods are not sent again. */
    REFUSED
}
