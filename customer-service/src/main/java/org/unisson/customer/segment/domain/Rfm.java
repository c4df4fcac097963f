package org.unisson.customer.segment.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How recently, how often and for how much somebody bought within the window.
 *
 * @param recency whole days since the last purchase
 * @param frequency purchases
 * @param monetary minor units of the window's currency, less what was given back
 */
public record Rfm(long recency, long frequency, long monetary) {

    /** Null for who bought nothing in the window. */
    public static Rfm of(Purchases purchases, Window window, Instant now) {
        return purchases.orders() == 0
                ? null
                : new Rfm(
                        days(purchases.lastAt(), now),
                        purchases.orders(),
                        purchases.spent().getOrDefault(window.currency(), 0L));
    }

    /** Whole days of 24 hours; none for what is said to be yet to come. */
    static long days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }
}
