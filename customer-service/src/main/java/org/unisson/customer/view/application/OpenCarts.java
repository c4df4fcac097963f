package org.unisson.customer.view.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Open carts of customers. */
public interface OpenCarts {

    /** Keeps those that are worth it, and forgets the others. At most one state of each cart. */
    Uni<Void> put(Transaction tx, Collection<CartState> states);

    /** Of the person that a customer is. */
    Uni<Optional<CartView>> of(Transaction tx, UUID customerId);
}
