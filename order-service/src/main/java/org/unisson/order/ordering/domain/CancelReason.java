package org.unisson.order.ordering.domain;

/** Why an order ended without goods. */
public enum CancelReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    POINTS_REFUSED,
    GIFT_CARD_REFUSED,
    TIMED_OUT,
    CUSTOMER,
    AGENT,
    /** It was confirmed, but the goods were nowhere to be found. */
    NOT_AVAILABLE,
    /** It was confirmed, but nobody came for it in time. */
    NOT_COLLECTED
}
