package org.unisson.order.payment.domain;

/** Where a card payment stands. */
public enum PaymentStatus {
    /** Waits for the order to set its goods aside. */
    PLANNED,
    /** The card is to be asked, or was asked and the answer is not known. */
    REQUESTED,
    /** The customer is to pass a challenge; the gateway knows what comes of it. */
    CHALLENGED,
    /** The card does not pay. */
    DECLINED,
    /** The order is confirmed; the approved amount is to be charged. */
    CAPTURE_DUE,
    /** Charged. */
    CAPTURED,
    /** The order is cancelled; whatever the gateway has must end without a charge. */
    CANCEL_DUE,
    /** Nothing is, or will be, charged. */
    CANCELLED
}
