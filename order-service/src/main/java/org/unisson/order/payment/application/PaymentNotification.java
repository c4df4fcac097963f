package org.unisson.order.payment.application;

import java.util.UUID;

/**
 * What a gateway notifies: a reason to ask it, no more. Whatever comes twice, late or out of order then does no harm.
 *
 * @param notificationId the gateway's own; the same again is a repeat
 * @param reference ours, of the payment
 * @param outcome what the gateway says has become of it
 */
public record PaymentNotification(String notificationId, UUID reference, Outcome outcome) {

    /** What a payment can become. */
    public enum Outcome {
        APPROVED,
        DECLINED
    }
}
