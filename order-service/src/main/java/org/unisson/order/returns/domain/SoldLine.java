package org.unisson.order.returns.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * A line of a purchase, and how much of it has come back.
 *
 * @param quantity pieces sold
 * @param returned pieces that were refunded: come back, or cancelled before they left
 * @param total paid for all pieces
 * @param handedOver pieces that the customer has got
 * @param cancelled pieces that they will never get
 */
public record SoldLine(
        UUID lineId, Sku sku, long quantity, long returned, Money total, long handedOver, long cancelled) {

    /** Pieces that the customer has. */
    public long left() {
        return handedOver - (returned - cancelled);
    }

    /** Pieces that have not been handed over. */
    public long waiting() {
        return quantity - handedOver - cancelled;
    }

    /**
     * What is given back for the next pieces. What has been given back after k pieces is always {@code total × k ÷
     * quantity}, rounded: so all pieces together give back exactly the total, in whatever parts they come.
     */
    public Money refundOf(long pieces) {
        return total.share(returned + pieces, quantity).minus(total.share(returned, quantity));
    }

    /** The line after these pieces have come back. */
    public SoldLine without(long pieces) {
        return new SoldLine(lineId, sku, quantity, returned + pieces, total, handedOver, cancelled);
    }
}
