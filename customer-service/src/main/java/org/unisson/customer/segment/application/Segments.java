package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.domain.Rule;

/** The rules of segments, every version of each. */
public interface Segments {

    /** Waits for others that put rules. */
    Uni<Void> lock(Transaction tx);

    /** The newest version of each segment that was not ended, by id. */
    Uni<List<Rule>> inForce(Transaction tx);

    /** The newest version, also of one that was ended. */
    Uni<Optional<Rule>> newest(Transaction tx, String segmentId);

    Uni<Void> put(Transaction tx, Rule rule);
}
