package org.unisson.order.cart.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that was done to a cart.
 *
 * @param version that it made
 * @param lineId of ADDED, CHANGED and REMOVED
 * @param quantity pieces that were ADDED, that the line has since it was CHANGED, or that it had when it was REMOVED
 * @param otherCart what was taken in when it was ATTACHED, or null; where the lines went when it was MERGED
 */
public record CartOperation(
        UUID cartId,
        long version,
        What what,
        Adder by,
        UUID lineId,
        String sku,
        Long quantity,
        UUID otherCart,
        Instant at) {

    /** What was done. */
    public enum What {
        OPENED,
        ADDED,
        CHANGED,
        REMOVED,
        /** Became a customer's. */
        ATTACHED,
        /** Went into another cart. */
        MERGED,
        CHECKED_OUT
    }

    /** Something done to the cart as a whole. */
    public static CartOperation whole(Cart after, What what, Adder by, UUID otherCart, Instant at) {
        return new CartOperation(after.cartId(), after.version(), what, by, null, null, null, otherCart, at);
    }

    static CartOperation line(Cart after, What what, Adder by, CartLine line, long quantity, Instant at) {
        return new CartOperation(
                after.cartId(),
                after.version(),
                what,
                by,
                line.lineId(),
                line.sku().code(),
                quantity,
                null,
                at);
    }
}
