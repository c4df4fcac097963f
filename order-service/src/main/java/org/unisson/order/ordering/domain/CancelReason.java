package org.unisson.order.ordering.domain;

/** Why an order ended without a sale. */
public enum CancelReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    POINTS_REFUSED,
    TIMED_OUT,
    CUSTOMER,
    AGENT
}
