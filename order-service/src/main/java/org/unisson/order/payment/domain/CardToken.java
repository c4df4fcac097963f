package org.unisson.order.payment.domain;

/**
 * What stands for a payment card. It does not show itself: no log, event or problem holds it.
 *
 * @param secret as the gateway made it in the customer's browser
 */
public record CardToken(String secret) {

    /** Of that text; null where there is none. */
    public static CardToken orNull(String secret) {
        return secret == null ? null : new CardToken(secret);
    }

    @Override
    public String toString() {
        return "a card token";
    }
}
