package org.unisson.customer.delivery.domain;

/** How far a consignment is, as order-service tells it. */
public enum Status {
    ALLOCATED,
    PICKED,
    PACKED,
    SHIPPED,
    DELIVERED,
    READY,
    COLLECTED,
    CLOSED;

    /** Whether nothing of it is still to come: the customer has it, or never will. */
    public boolean isOver() {
        return this == DELIVERED || this == COLLECTED || this == CLOSED;
    }
}
