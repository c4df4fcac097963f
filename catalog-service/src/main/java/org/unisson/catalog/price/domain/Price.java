package org.unisson.catalog.price.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.unisson.chassis.values.Money;

/**
 * A price of a SKU in a period, tax included, per unit.
 *
 * @param channel the channel it is for, or null for every channel
 * @param price zero or more
 * @param validFrom its first instant; where none is given it has always been valid
 * @param validTo the instant from which it is no longer valid, or null
 */
public record Price(String channel, Money price, Instant validFrom, Instant validTo) {

    /** Far above any price of a retailer, and far from overflow in sums. */
    public static final long HIGHEST = 1_000_000_000_000L;

    public Price {
        if (price == null || price.minor() < 0 || price.minor() > HIGHEST) {
            throw new IllegalArgumentException("price: from 0 to " + HIGHEST + " minor units is required");
        }
        validFrom = validFrom == null ? Instant.EPOCH : validFrom.truncatedTo(ChronoUnit.MICROS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MICROS);
        if (validTo != null && !validTo.isAfter(validFrom)) {
            throw new IllegalArgumentException("validTo: must be after validFrom");
        }
    }

    /** Whether it holds at that instant: the beginning belongs to it, the end does not. */
    boolean holdsAt(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }

    /** Whether it is for that channel: for it alone, or for every channel. */
    boolean isFor(String channelId) {
        return channel == null || channel.equals(channelId);
    }
}
