package org.unisson.customer.care.domain;

import java.util.EnumSet;
import java.util.Set;

/** How far a repair is, from the counter and back to it. */
public enum RepairStep {
    /** The goods are with us; the customer has a receipt with a code. */
    RECEIVED,
    /** It is known what is wrong. */
    DIAGNOSED,
    /** The customer is to say whether it is worth that much. A new quote takes the place of the last. */
    QUOTED,
    ACCEPTED,
    REFUSED,
    REPAIRED,
    /** The goods are the customer's again, repaired or not. */
    HANDED_BACK;

    /** What may follow. Under warranty nothing is quoted; and nothing is handed back while a quote is open. */
    public Set<RepairStep> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(DIAGNOSED, HANDED_BACK);
            case DIAGNOSED -> EnumSet.of(QUOTED, REPAIRED, HANDED_BACK);
            case QUOTED -> EnumSet.of(QUOTED, ACCEPTED, REFUSED);
            case ACCEPTED -> EnumSet.of(QUOTED, REPAIRED);
            case REFUSED -> EnumSet.of(QUOTED, HANDED_BACK);
            case REPAIRED -> EnumSet.of(DIAGNOSED, HANDED_BACK);
            case HANDED_BACK -> EnumSet.of(RECEIVED);
        };
    }

    /** Where the case stands after it. */
    public Status status() {
        return switch (this) {
            case RECEIVED, DIAGNOSED, ACCEPTED -> Status.IN_REPAIR;
            case QUOTED, REFUSED, REPAIRED -> Status.WAITING_FOR_CUSTOMER;
            case HANDED_BACK -> Status.SOLVED;
        };
    }

    /** Whether it answers a quote: that is the customer's to do. */
    public boolean isAnswer() {
        return this == ACCEPTED || this == REFUSED;
    }
}
