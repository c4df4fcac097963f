package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Match;
import org.unisson.customer.identity.domain.Pair;
import org.unisson.customer.identity.domain.Traits;

/** Who is who, and what that rests on. */
public interface Persons {

    /** A customer that came to be another person. @param version of what is known of whose it is */
    record Moved(UUID customer, long version) {}

    /** The persons of customers, each with all its customers; whoever is not registered is one alone. */
    Uni<Map<UUID, Belonging>> of(Transaction tx, Collection<UUID> customers);

    /** What is known of registered customers. */
    Uni<List<Traits>> traits(Transaction tx, Collection<UUID> customers);

    /** Who has keys and blocking keys: of each some more than it takes to identify nobody, at most. */
    Uni<Map<String, Set<UUID>>> carriers(Transaction tx, Collection<String> keys);

    /** Whether any registered customer has one of these keys or blocking keys. */
    Uni<Boolean> areCarried(Transaction tx, Collection<String> keys);

    /** Customers that are linked by one of the keys. */
    Uni<Set<UUID>> linkedBy(Transaction tx, Collection<Key> keys);

    /** Links between customers. */
    Uni<List<Match>> links(Transaction tx, Collection<UUID> customers);

    /** What people said of customers, by whether they are together. */
    Uni<Map<Boolean, Set<Pair>>> verdicts(Transaction tx, Collection<UUID> customers);

    /** Notes what somebody said, in the place of what was said before of the same two. */
    Uni<Void> say(Transaction tx, Set<Pair> together, Set<Pair> apart);

    /** Forgets that some of these customers were said not to be others of them. */
    Uni<Void> forgetApart(Transaction tx, Collection<UUID> customers);

    /** Takes the place of all links of these customers. */
    Uni<Void> link(Transaction tx, Collection<UUID> customers, List<Match> links);

    /** Writes whom customers are now, by the decision that made them so. */
    Uni<List<Moved>> move(Transaction tx, IdentityDecision decision);
}
