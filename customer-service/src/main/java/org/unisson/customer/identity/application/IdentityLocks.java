package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import org.unisson.chassis.persistence.Transaction;

/**
 * Who changes what tells identities waits here for whoever does the same. Always in this order, before any row is
 * locked: first the keys, then who is who. All are held until the transaction ends.
 */
public interface IdentityLocks {

    /** Waits for others that tell of one of these keys. */
    Uni<Void> keys(Transaction tx, Collection<String> keys);

    /** Who is who stays as it is; others may rely on that too. */
    Uni<Void> share(Transaction tx);

    /** Who is who is this transaction's to change. */
    Uni<Void> alone(Transaction tx);
}
