package org.unisson.order.ordering.domain;

/** What a message does to an order: each has a name, also those that do nothing. */
public enum Step {
    /** One of two things is set aside; the other is awaited. */
    WAIT,
    /** All is set aside: the gateway is asked. */
    ASK_PAYMENT,
    /** The customer is to pass a challenge, and the order waits longer, once. */
    CHALLENGE,
    /** It is a sale. */
    CONFIRM,
    /** It is none, and no payment was asked for. */
    CANCEL,
    /** It is none, and the payment that was asked for must end without a charge. */
    CANCEL_AND_VOID,
    /** An approval that no order waits for: it must end without a charge. */
    VOID,
    /** The goods are with the customer. */
    FULFIL,
    /** It was a sale of which nothing was handed over; what was paid is refunded. */
    CALL_OFF,
    /** Known already. */
    REPEATED,
    /** The order was decided before this came; who sent it learns that from the order's own events. */
    TOO_LATE,
    /** The deadline has not come yet. */
    NOT_YET,
    /** The order's state does not allow what a person asks. */
    REFUSED,
    /** Others took back what the confirmed order relies on: it stays a sale, and somebody has to look. */
    BROKEN_PROMISE
}
