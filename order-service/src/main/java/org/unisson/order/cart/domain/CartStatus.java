package org.unisson.order.cart.domain;

/** What a cart is good for. */
public enum CartStatus {
    /** Can be edited and checked out. */
    OPEN,
    /** Became an order. */
    CHECKED_OUT,
    /** Went, with all its lines, into another cart. */
    MERGED
}
