package org.unisson.order.returns.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * A tender of a purchase, and how much of it has been given back.
 *
 * @param kind CARD, CASH, POINTS, GIFT_CARD or VOUCHER
 * @param reference of the gateway or ledger, or null
 * @param order whose card the gateway has charged; null: nobody's
 */
public record PaidTender(String kind, Money amount, Money refunded, String reference, UUID order) {

    /** What no card has paid through the gateway. */
    public PaidTender(String kind, Money amount, Money refunded, String reference) {
        this(kind, amount, refunded, reference, null);
    }

    /** What can still be given back on it. */
    public Money left() {
        return amount.minus(refunded);
    }
}
