package org.unisson.order.ordering.domain;

/** Why an order ended without goods. */
public enum CancelReason {
    OUT_OF_STOCK,
    /** Of its quota fewer pieces are left. */
    QUOTA_REACHED,
    /** The customer may not have as many of it. */
    CUSTOMER_LIMIT,
    /** So many per customer, and nobody knows which customer it is. */
    IDENTIFICATION_NEEDED,
    /** Its sale has not begun, or is over. */
    NOT_ON_SALE,
    /** Nothing is delivered there the same day. */
    NO_ZONE,
    /** No location that delivers there works that day. */
    CLOSED,
    /** It is too late for the same day. */
    CUT_OFF_PASSED,
    /** As many orders as can be are delivered there that day already. */
    CAPACITY,
    PAYMENT_DECLINED,
    POINTS_REFUSED,
    GIFT_CARD_REFUSED,
    VOUCHER_REFUSED,
    TIMED_OUT,
    /** It was placed instead of a line of another order, which was picked or cancelled meanwhile. */
    REPLACED_LINE_GONE,
    CUSTOMER,
    AGENT,
    /** It was confirmed, but the goods were nowhere to be found. */
    NOT_AVAILABLE,
    /** It was confirmed, but nobody came for it in time. */
    NOT_COLLECTED
}
