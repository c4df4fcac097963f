package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import org.unisson.chassis.persistence.Transaction;

/** Where a till keeps, unalterably, what went over its counter. */
public interface TillRoll {

    /** In the caller's transaction, and last in it. */
    Uni<Void> returned(Transaction tx, PurchaseReturn made, String till);
}
