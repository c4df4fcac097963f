package org.unisson.order.cart.domain;

import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * A line of a cart; its price is read when it is shown and fixed at checkout.
 *
 * @param lineId UUIDv7
 * @param quantity pieces, from 1
 * @param method how the goods reach the customer, or null while open
 * @param location GLN, or null
 * @param addedOn channel that added it
 * @param addedBy who added it; the owner, where the line is older than carts that are shared
 */
public record CartLine(
        UUID lineId, Sku sku, long quantity, Fulfilment.Method method, Gln location, String addedOn, Adder addedBy) {

    public CartLine {
        addedBy = addedBy == null ? Adder.OWNER : addedBy;
    }

    /** Both together. */
    public Fulfilment fulfilment() {
        return new Fulfilment(method, location);
    }

    CartLine withQuantity(long other) {
        return new CartLine(lineId, sku, other, method, location, addedOn, addedBy);
    }

    /** Whether the pieces of the other can go on this line, with nobody's part in it lost. */
    boolean takes(CartLine other) {
        return sku.equals(other.sku) && fulfilment().sameAs(other.fulfilment()) && addedBy.equals(other.addedBy);
    }
}
