package org.unisson.customer.timeline.domain;

/** What an entry of the timeline tells. */
public enum Kind {
    /** A sale on any channel; the quantity is its pieces. */
    PURCHASE,
    /** Goods came back; the total is the refund. */
    RETURN,
    ORDER_PLACED,
    ORDER_CONFIRMED,
    ORDER_CANCELLED,
    ORDER_FULFILLED,
    /** A movement of points; the quantity is the change. */
    POINTS,
    CART_ABANDONED,
    /** Whether a reminder goes out, and why. */
    REMINDER_DECIDED
}
