package org.unisson.order.purchase.domain;

import org.unisson.chassis.values.Money;

/**
 * A means of payment and the amount it carried.
 *
 * @param kind CARD, CASH, POINTS, GIFT_CARD, VOUCHER, GOODWILL or EXCHANGE
 * @param amount zero or more
 * @param reference of the gateway or ledger, or null; never a card number
 */
public record PurchaseTender(String kind, Money amount, String reference) {

    public static final String CARD = "CARD";
    public static final String CASH = "CASH";
    public static final String POINTS = "POINTS";
    public static final String GIFT_CARD = "GIFT_CARD";
    public static final String VOUCHER = "VOUCHER";

    /** Of zero: the goods are given, and the reductions of the lines say what they are worth. */
    public static final String GOODWILL = "GOODWILL";

    /** What goods that came back were set off for; its reference says which, and what had paid them. */
    public static final String EXCHANGE = "EXCHANGE";

    public PurchaseTender {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a tender is zero or more, not " + amount);
        }
    }
}
