package org.unisson.customer.care.domain;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands, and so who is to act. */
public enum Status {
    /** On us. */
    OPEN,
    /** On the customer: an answer is missing, or goods are to be collected. */
    WAITING_FOR_CUSTOMER,
    /** On us: the goods are here. */
    IN_REPAIR,
    /** On nobody, unless the customer says that it is not. */
    SOLVED,
    /** On us again. */
    REOPENED,
    /** For good. Who comes back to it opens another. */
    CLOSED;

    /** Where it may go from here. */
    public Set<Status> next() {
        return switch (this) {
            case OPEN, REOPENED -> EnumSet.of(WAITING_FOR_CUSTOMER, IN_REPAIR, SOLVED);
            case WAITING_FOR_CUSTOMER -> EnumSet.of(OPEN, IN_REPAIR, SOLVED);
            case IN_REPAIR -> EnumSet.of(WAITING_FOR_CUSTOMER, SOLVED);
            case SOLVED -> EnumSet.of(REOPENED, CLOSED);
            case CLOSED -> EnumSet.noneOf(Status.class);
        };
    }

    /** Whether the customer waits for us, so that it can be overdue. */
    public boolean isOnUs() {
        return switch (this) {
            case OPEN, IN_REPAIR, REOPENED -> true;
            case WAITING_FOR_CUSTOMER, SOLVED, CLOSED -> false;
        };
    }

    /** Whether nobody is to act. */
    public boolean isOver() {
        return this == SOLVED || this == CLOSED;
    }
}
