package org.unisson.order.cart.domain;

/** What a shared cart may be used for; each right contains the ones before it. */
public enum ShareRight {
    /** To see it. */
    VIEW,
    /** To add lines, and to change and remove those. */
    ADD,
    /** To change and remove any line. */
    EDIT
}
