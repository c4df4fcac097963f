package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseEntry;

/** Where cases are kept. */
public interface Cases {

    Uni<Optional<Case>> find(Transaction tx, UUID caseId);

    /** The same, held until the transaction ends. */
    Uni<Optional<Case>> lock(Transaction tx, UUID caseId);

    /** Waits for others that open cases of the same person, and tells how many are not over. */
    Uni<Long> lockAndCountOpen(Transaction tx, UUID customerId);

    /** Whether two customers are one person. */
    Uni<Boolean> areOne(Transaction tx, UUID one, UUID other);

    /** Writes a new case with its first entry. */
    Uni<Void> add(Transaction tx, Case opened, CaseEntry entry);

    /** Writes the next version with its entry; whoever asks holds the case. */
    Uni<Void> save(Transaction tx, Case changed, CaseEntry entry);

    /** Cases that follow an id, as they are, held until the transaction ends. */
    Uni<List<Case>> pageForRepublishing(Transaction tx, UUID after, int limit);
}
