package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Reference;

/** Where golden records are kept. Every method takes one or a few statements, whatever the number of customers. */
public interface Customers {

    /** Whom each reference names: the customer proposed for it, or the one it named already. */
    Uni<Map<Reference, UUID>> claimReferences(Transaction tx, Map<Reference, UUID> proposed);

    /** Those of the customers that exist, locked until the end of the transaction. */
    Uni<Map<UUID, GoldenRecord>> lock(Transaction tx, Collection<UUID> ids);

    /**
     * Whom each identifier belongs to: the customer that wants it, or another that has it. Waits for transactions that
     * claim the same.
     */
    Uni<Map<Identifier, UUID>> claimIdentifiers(Transaction tx, Map<Identifier, UUID> wanted);

    /** Writes the records as they are now. */
    Uni<Void> save(Transaction tx, Collection<GoldenRecord> changed);

    /** Gives back what was claimed beyond the records and forgets the references of customers that do not come to be. */
    Uni<Void> release(Transaction tx, Collection<GoldenRecord> kept, Collection<UUID> withdrawn);

    Uni<Optional<GoldenRecord>> find(Transaction tx, UUID id);

    /** The holder of an identifier that belongs to at most one customer. */
    Uni<Optional<GoldenRecord>> holder(Transaction tx, Identifier identifier);

    /** Records in the order of their ids, after one, locked against changes until the end of the transaction. */
    Uni<List<GoldenRecord>> pageForRepublishing(Transaction tx, UUID after, int limit);
}
