package org.unisson.inventory.availability.domain;

import java.time.Duration;

/**
 * On what terms a channel sets pieces aside for carts.
 *
 * @param holdFor how long, each time the cart asks; whole seconds, at most an hour
 * @param atMost pieces per cart
 */
public record HoldTerms(Duration holdFor, long atMost) {

    public static final Duration LONGEST = Duration.ofHours(1);
    public static final long USUAL_AT_MOST = 20;

    public HoldTerms {
        if (holdFor.getNano() != 0 || !holdFor.isPositive() || holdFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a cart is held for whole seconds, at most an hour, not " + holdFor);
        }
        if (atMost < 1) {
            throw new IllegalArgumentException("a cart may hold one piece at least, not " + atMost);
        }
    }
}
