package org.unisson.customer.view.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Loyalty accounts. */
public interface PointsAccounts {

    /** At most one state of each account. */
    Uni<Void> put(Transaction tx, Collection<AccountState> states);

    /** Of the person that a customer is; empty where there is no account. */
    Uni<Optional<PointsView>> of(Transaction tx, UUID customerId);
}
