package org.unisson.order.returns.domain;

import java.time.Duration;
import java.time.Instant;
import org.unisson.chassis.values.Money;

/**
 * How long goods of a channel are taken back, and what is given for goods without a receipt.
 *
 * @param withinDays of 24 hours after the sale, or after the last goods were handed over; null: for ever
 * @param withoutReceipt null: nothing is taken back without a receipt
 */
public record ReturnPolicy(String channel, Integer withinDays, WithoutReceipt withoutReceipt) {

    /** How long the prices count that a product was sold for, where it is not said how long it is taken back. */
    private static final int PRICES_OF_DAYS = 30;

    /** Of a channel of which nothing was said. */
    public static ReturnPolicy none(String channel) {
        return new ReturnPolicy(channel, null, null);
    }

    /** Whether goods sold or handed over at that instant are taken back at this one. The last moment counts. */
    public boolean isOver(Instant begin, Instant now) {
        return withinDays != null && now.isAfter(begin.plus(Duration.ofDays(withinDays)));
    }

    /** From when on the prices count that a product was sold for. */
    public Instant pricesSince(Instant now) {
        return now.minus(Duration.ofDays(withinDays == null ? PRICES_OF_DAYS : withinDays));
    }

    /**
     * What is given for goods without a receipt.
     *
     * @param atMost to one customer within so many days, inclusive
     * @param tender CASH or GIFT_CARD
     */
    public record WithoutReceipt(Money atMost, int perCustomerDays, String tender) {

        /** Since when what was given to the customer counts; exclusive. */
        public Instant since(Instant now) {
            return now.minus(Duration.ofDays(perCustomerDays));
        }

        /** Whether that much may be given to a customer who was given so much before. */
        public boolean allows(Money before, Money now) {
            return before.plus(now).compareTo(atMost) <= 0;
        }
    }
}
