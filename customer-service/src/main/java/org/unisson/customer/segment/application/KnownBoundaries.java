package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.domain.Boundaries;

/** The boundaries of quintiles, every version. */
public interface KnownBoundaries {

    Uni<Optional<Boundaries>> newest(Transaction tx);

    /** Waits for whoever works them out. */
    Uni<Void> lock(Transaction tx);

    Uni<Void> put(Transaction tx, Boundaries boundaries);
}
