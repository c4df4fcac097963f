package org.unisson.order.returns.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * A line of a purchase, and how much of it has come back.
 *
 * @param quantity pieces sold
 * @param returned pieces that have come back
 * @param total paid for all pieces
 * @param handedOver whether the customer has the goods
 */
public record SoldLine(UUID lineId, Sku sku, long quantity, long returned, Money total, boolean handedOver) {

    /** Pieces that can still come back. */
    public long left() {
        return quantity - returned;
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
        return new SoldLine(lineId, sku, quantity, returned + pieces, total, handedOver);
    }
}
