package org.unisson.order.consignment.domain;

/** How far a consignment is. */
public enum Status {
    /** Set aside, not picked yet. */
    ALLOCATED,
    /** Off the shelf. */
    PICKED,
    /** Ready for the carrier. */
    PACKED,
    /** With the carrier, to the customer or to the store where it is collected. */
    SHIPPED,
    /** At the store where it is collected, not laid ready yet. */
    ARRIVED,
    /** With the customer, by the carrier's word. */
    DELIVERED,
    /** Lies ready to be collected. */
    READY,
    /** With the customer. */
    COLLECTED,
    /** Nothing of it is left to hand out. */
    CLOSED;

    /** Whether nothing more can happen to it. */
    public boolean isFinal() {
        return this == DELIVERED || this == COLLECTED || this == CLOSED;
    }
}
