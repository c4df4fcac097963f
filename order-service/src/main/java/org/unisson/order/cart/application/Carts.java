package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.domain.Cart;

/** Where carts are kept. */
public interface Carts {

    /** The cart; null where there is none. */
    Uni<Cart> find(Transaction tx, UUID cartId);

    /** Those carts, locked until the transaction ends, in the order of their ids. */
    Uni<Map<UUID, Cart>> lock(Transaction tx, Collection<UUID> cartIds);

    /** Id of that customer's own open cart; null where there is none. */
    Uni<UUID> openOf(Transaction tx, UUID customerId);

    /** Ids of the open carts of the customer's person, the one that was touched last first: at most one per customer. */
    Uni<List<UUID>> openOfPerson(Transaction tx, UUID customerId);

    /** Lets one transaction at a time decide which cart is the person's open one. */
    Uni<Void> lockPerson(Transaction tx, UUID customerId);

    Uni<Void> add(Transaction tx, Cart cart);

    Uni<Void> save(Transaction tx, Cart cart);

    /** Carts of customers after that id, in the order of ids: those that are open, merged, or were touched since. */
    Uni<List<Cart>> pageForRetelling(Transaction tx, Instant since, UUID after, int atMost);

    /**
     * Takes up to that many open carts with a customer and lines that nobody has touched since an instant and whose
     * rest was not taken before. Several replicas take different ones.
     */
    Uni<List<Cart>> takeRested(Transaction tx, Instant untouchedSince, int atMost);
}
