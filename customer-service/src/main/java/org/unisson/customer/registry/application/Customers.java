package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Reference;
import org.unisson.customer.registry.domain.SourceRecord;

/** Where records of customers are kept. Every method takes one or a few statements, whatever their number. */
public interface Customers {

    /** A record, and those of its cards that are this customer's, whoever else names them. */
    record Held(SourceRecord record, Set<Card> cards) {}

    /** Whom each reference names: the customer proposed for it, or the one it named already. */
    Uni<Map<Reference, UUID>> claimReferences(Transaction tx, Map<Reference, UUID> proposed);

    /** Forgets the references of customers that do not come to be. */
    Uni<Void> withdraw(Transaction tx, Collection<UUID> withdrawn);

    /** Those of the customers that exist, locked until the end of the transaction. */
    Uni<Map<UUID, Held>> lock(Transaction tx, Collection<UUID> ids);

    /** Those of the customers that exist. */
    Uni<Map<UUID, Held>> find(Transaction tx, Collection<UUID> ids);

    /** Writes the records as they are now. */
    Uni<Void> save(Transaction tx, Collection<SourceRecord> changed);

    /** Gives records the versions under which they are told again, as of now. */
    Uni<Void> renumber(Transaction tx, Map<UUID, Long> versions, Instant now);

    /**
     * Sees to it that each of these cards is one customer's: it stays with whoever has it and still names it, else it
     * goes to the first that does. Returns those that have a card now that they had not.
     */
    Uni<Map<Card, UUID>> settleCards(Transaction tx, Collection<Card> cards);

    /** All customers that name the identifier; of a card the one that has it. */
    Uni<Set<UUID>> known(Transaction tx, Identifier identifier);

    /** Records in the order of their ids, after one, locked against changes until the end of the transaction. */
    Uni<List<Held>> pageForRepublishing(Transaction tx, UUID after, int limit);
}
