package org.unisson.order.cart.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.CartOperation;

/** What was done to carts. It is only ever added to. */
public interface CartHistory {

    Uni<Void> add(Transaction tx, CartOperation operation);

    /** What was done to the cart and to all that went into it, after that operation, in the order it was done. */
    Uni<List<Entry>> of(Transaction tx, UUID cartId, long after, int atMost);

    /**
     * An operation as it is shown.
     *
     * @param operation its number; rises with time within a cart
     * @param cartId the cart to which it was done: this one, or one that went into it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long operation,
            UUID cartId,
            long version,
            CartOperation.What what,
            Adder by,
            UUID lineId,
            String sku,
            Long quantity,
            UUID otherCart,
            Instant at) {}
}
