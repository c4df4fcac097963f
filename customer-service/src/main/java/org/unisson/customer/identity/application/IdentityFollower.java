package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import org.unisson.chassis.persistence.Transaction;

/** Tells of customers what changes for them when somebody says who they are. */
public interface IdentityFollower {

    /** To be called in the transaction in which they come to be other persons. */
    Uni<Void> moved(Transaction tx, Affected affected);
}
