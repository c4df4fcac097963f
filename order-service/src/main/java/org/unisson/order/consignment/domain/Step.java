package org.unisson.order.consignment.domain;

/** What a message does to a consignment: each has a name, also those that do nothing. */
public enum Step {
    /** It is further than before. */
    ONWARDS,
    /** Its goods have left the location. */
    LEFT,
    /** It has left for the store where it is collected. */
    SENT,
    /** It lies ready for the customer. */
    READY,
    /** Pieces are not on the shelf. */
    MISSED,
    /** Its location no longer hands out what is open. */
    WITHDRAWN,
    /** Pieces will not be handed over. */
    CANCELLED,
    /** Pieces will not be handed over, and others are instead of them. */
    REPLACED,
    /** The customer has not come in time: what is open is cancelled. */
    NOT_COLLECTED,
    /** The promise has passed. */
    BROKEN_PROMISE,
    /** Another code than the customer's. */
    WRONG_CODE,
    /** Too many wrong codes were shown. */
    LOCKED,
    /** Known already. */
    REPEATED,
    /** The clock has not come there yet, or there is nothing to see. */
    NOT_YET,
    /** Where it stands does not allow it. */
    REFUSED
}
