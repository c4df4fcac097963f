package org.unisson.order.returns.domain;

import org.unisson.chassis.values.Money;

/**
 * A tender of a purchase, and how much of it has been given back.
 *
 * @param kind CARD, CASH, POINTS or GIFT_CARD
 * @param reference of the gateway or ledger, or null
 */
public record PaidTender(String kind, Money amount, Money refunded, String reference) {

    /** What can still be given back on it. */
    public Money left() {
        return amount.minus(refunded);
    }
}
