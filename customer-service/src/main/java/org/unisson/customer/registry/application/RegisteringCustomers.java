package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.identity.application.IdentityLocks;
import org.unisson.customer.identity.application.Persons;
import org.unisson.customer.registry.domain.Reference;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.SourceRecord;

/**
 * Registers customers, one or many, in a fixed number of statements. A customer whose reference is known already is
 * updated. Each stands alone: one that is refused does not hold up the others. Whoever is told of by a key that somebody has
 * already may be the same person.
 */
@ApplicationScoped
public class RegisteringCustomers {

    /**
     * One customer to register.
     *
     * @param reference how its system names it, if it comes from one
     */
    public record Candidate(Optional<Reference> reference, Registration registration) {}

    /** What became of a candidate. */
    public sealed interface Result {
        /** Registered, updated or found as it was. */
        record Taken(SourceRecord customer, boolean changed) implements Result {}

        /** Not taken, with the reason. */
        record Refused(Problem problem) implements Result {}
    }

    private final IdentityLocks locks;
    private final Persons persons;
    private final Customers customers;
    private final Stores stores;
    private final Saving saving;
    private final Clock clock;

    RegisteringCustomers(
            IdentityLocks locks, Persons persons, Customers customers, Stores stores, Saving saving, Clock clock) {
        this.locks = locks;
        this.persons = persons;
        this.customers = customers;
        this.stores = stores;
        this.saving = saving;
        this.clock = clock;
    }

    /** Results in the order of the candidates. */
    public Uni<List<Result>> register(Transaction tx, List<Candidate> candidates) {
        Keys keys = Keys.of(candidates);
        Map<Reference, UUID> proposed = new LinkedHashMap<>();
        candidates.forEach(candidate ->
                candidate.reference().ifPresent(reference -> proposed.computeIfAbsent(reference, r -> Ids.next())));
        return locks.keys(tx, keys.all())
                .chain(() -> customers.claimReferences(tx, proposed))
                .chain(named -> meet(tx, keys, !named.equals(proposed)).chain(mayMeet -> customers
                        .lock(tx, Set.copyOf(named.values()))
                        .chain(known -> stores.known(tx, glns(candidates))
                                .chain(attachable -> settle(
                                        tx,
                                        new RegistrationBatch(known, attachable),
                                        candidates,
                                        ids(candidates, named),
                                        mayMeet)))));
    }

    /**
     * Whether any candidate may be one person with another customer: then who is who is this transaction's to change.
     * New customers with keys that nobody has are nobody else, and need not wait for each other.
     */
    private Uni<Boolean> meet(Transaction tx, Keys keys, boolean someAreKnown) {
        Uni<Boolean> mayMeet =
                someAreKnown || keys.meet() ? Uni.createFrom().item(true) : persons.areCarried(tx, keys.all());
        return mayMeet.call(may -> may ? locks.alone(tx) : locks.share(tx));
    }

    private Uni<List<Result>> settle(
            Transaction tx, RegistrationBatch batch, List<Candidate> candidates, List<UUID> ids, boolean mayMeet) {
        for (int i = 0; i < candidates.size(); i++) {
            batch.take(ids.get(i), candidates.get(i).registration(), clock.instant());
        }
        return saving.save(tx, batch.changes(), mayMeet)
                .chain(() -> customers.withdraw(tx, batch.withdrawn()))
                .replaceWith(batch::results);
    }

    private static List<UUID> ids(List<Candidate> candidates, Map<Reference, UUID> named) {
        return candidates.stream()
                .map(candidate -> candidate.reference().map(named::get).orElseGet(Ids::next))
                .toList();
    }

    /** What candidates may be recognised by. @param meet whether two of them have one in common */
    private record Keys(Set<String> all, boolean meet) {

        static Keys of(List<Candidate> candidates) {
            Set<String> all = new HashSet<>();
            boolean meet = false;
            for (Candidate candidate : candidates) {
                for (String key : TraitsOf.keysOf(candidate.registration())) {
                    meet |= !all.add(key);
                }
            }
            return new Keys(all, meet);
        }
    }

    private static Set<Gln> glns(List<Candidate> candidates) {
        Set<Gln> glns = new LinkedHashSet<>();
        candidates.forEach(candidate ->
                Optional.ofNullable(candidate.registration().attachedTo()).ifPresent(glns::add));
        return glns;
    }
}
