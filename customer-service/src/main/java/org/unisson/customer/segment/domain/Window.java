package org.unisson.customer.segment.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What purchases count.
 *
 * @param length how far back; a purchase of exactly so long ago counts no more
 * @param currency ISO 4217, in which people are compared
 */
public record Window(Duration length, String currency) {

    public Instant since(Instant now) {
        return now.minus(length);
    }
}
