package org.unisson.customer.journey.domain;

/** Who is thanked for a purchase. */
public enum Model {
    /** The first touchpoint alone. */
    FIRST,
    /** The last one alone. */
    LAST,
    /** All alike. */
    LINEAR,
    /** The later the more: half as much for each half-life that one lies further back. */
    TIME_DECAY
}
