package org.unisson.catalog.price.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.unisson.chassis.values.Money;

/**
 * A price of a SKU in a period, tax included, per unit.
 *
 * @param channel the channel it is for, or null for every channel
 * @param list the named price list it belongs to, or null; a list says itself which channels it is for
 * @param price zero or more
 * @param validFrom its first instant; where none is given it has always been valid
 * @param validTo the instant from which it is no longer valid, or null
 * @param reason why it differs from the price for everyone, at most 200 characters, or null
 */
public record Price(String channel, String list, Money price, Instant validFrom, Instant validTo, String reason) {

    /** Far above any price of a retailer, and far from overflow in sums. */
    public static final long HIGHEST = 1_000_000_000_000L;

    private static final int LONGEST_REASON = 200;

    public Price {
        if (price == null || price.minor() < 0 || price.minor() > HIGHEST) {
            throw new IllegalArgumentException("price: from 0 to " + HIGHEST + " minor units is required");
        }
        if (channel != null && list != null) {
            throw new IllegalArgumentException("list: a price names a channel or a list, not both");
        }
        if (reason != null
                && (reason.isBlank()
                        || reason.length() > LONGEST_REASON
                        || reason.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("reason: 1 to " + LONGEST_REASON + " characters, or none");
        }
        validFrom = validFrom == null ? Instant.EPOCH : validFrom.truncatedTo(ChronoUnit.MICROS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MICROS);
        if (validTo != null && !validTo.isAfter(validFrom)) {
            throw new IllegalArgumentException("validTo: must be after validFrom");
        }
    }

    /** A price of no list, without a declared reason. */
    public static Price of(String channel, Money price, Instant validFrom, Instant validTo) {
        return new Price(channel, null, price, validFrom, validTo, null);
    }

    /** Whether it holds at that instant: the beginning belongs to it, the end does not. */
    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }

    /** Whether it is for some only: a channel, or those of a list. */
    public boolean isException() {
        return channel != null || list != null;
    }
}
