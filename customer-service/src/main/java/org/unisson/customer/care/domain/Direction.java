package org.unisson.customer.care.domain;

/** Who spoke to whom. */
public enum Direction {
    /** The customer to us. */
    INBOUND,
    /** We to the customer. */
    OUTBOUND
}
