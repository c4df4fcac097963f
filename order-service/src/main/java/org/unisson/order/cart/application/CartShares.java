package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.domain.CartShare;
import org.unisson.order.cart.domain.ShareToken;

/** Where shares of carts are kept; of their tokens only the hash. */
public interface CartShares {

    Uni<Void> add(Transaction tx, CartShare share, ShareToken token);

    /** The share that the token stands for; null where there is none. */
    Uni<CartShare> find(Transaction tx, ShareToken token);

    /** Shares of the cart that open it at that instant, the oldest first. */
    Uni<List<CartShare>> open(Transaction tx, UUID cartId, Instant now, int atMost);

    /** Ends a share now, if it has not ended. False: the cart has no such share. */
    Uni<Boolean> revoke(Transaction tx, UUID cartId, UUID shareId, Instant now);

    /** What leads to a cart leads to another one from now on. */
    Uni<Void> move(Transaction tx, UUID from, UUID to);
}
