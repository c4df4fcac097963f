package org.unisson.order.cart.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Leave to use a cart, for whoever presents its token.
 *
 * @param cartId where it leads now
 * @param sharedCartId the cart it was made for; another one where that was merged
 * @param label what the owner calls it, or null
 * @param revokedAt null: it was not
 */
public record CartShare(
        UUID shareId,
        UUID cartId,
        UUID sharedCartId,
        ShareRight right,
        String label,
        Instant madeAt,
        Instant expiresAt,
        Instant revokedAt) {

    /** Open ones of a cart. */
    public static final int MOST_OPEN = 20;

    /** Whether it lets its bearer to that cart at that instant; at the instant it expires, it does not. */
    public boolean opens(UUID cart, Instant now) {
        return revokedAt == null && now.isBefore(expiresAt) && (cart.equals(cartId) || cart.equals(sharedCartId));
    }
}
