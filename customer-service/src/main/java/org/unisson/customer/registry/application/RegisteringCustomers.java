package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Reference;
import org.unisson.customer.registry.domain.Registration;

/**
 * Registers customers, one or many, in a fixed number of statements. A customer whose reference is known already is
 * updated. Each stands alone: one that is refused does not hold up the others.
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
        record Taken(GoldenRecord customer, boolean changed) implements Result {}

        /** Not taken, with the reason. */
        record Refused(Problem problem) implements Result {}
    }

    private final Customers customers;
    private final Stores stores;
    private final Saving saving;
    private final Clock clock;

    RegisteringCustomers(Customers customers, Stores stores, Saving saving, Clock clock) {
        this.customers = customers;
        this.stores = stores;
        this.saving = saving;
        this.clock = clock;
    }

    /** Results in the order of the candidates. */
    public Uni<List<Result>> register(Transaction tx, List<Candidate> candidates) {
        Map<Reference, UUID> proposed = new LinkedHashMap<>();
        candidates.forEach(candidate ->
                candidate.reference().ifPresent(reference -> proposed.computeIfAbsent(reference, r -> Ids.next())));
        return customers.claimReferences(tx, proposed).chain(named -> {
            List<UUID> ids = candidates.stream()
                    .map(candidate -> candidate.reference().map(named::get).orElseGet(Ids::next))
                    .toList();
            return customers.lock(tx, Set.copyOf(named.values())).chain(known -> claim(tx, candidates, ids, known)
                    .chain(owners -> stores.known(tx, glns(candidates))
                            .chain(attachable ->
                                    settle(tx, new RegistrationBatch(known, owners, attachable), candidates, ids))));
        });
    }

    private Uni<List<Result>> settle(
            Transaction tx, RegistrationBatch batch, List<Candidate> candidates, List<UUID> ids) {
        for (int i = 0; i < candidates.size(); i++) {
            batch.take(ids.get(i), candidates.get(i).registration(), clock.instant());
        }
        return saving.save(tx, batch.changes(), batch.withdrawn()).replaceWith(batch.results());
    }

    /** The first candidate that names an identifier gets it, if nobody has it yet. */
    private Uni<Map<Identifier, UUID>> claim(
            Transaction tx, List<Candidate> candidates, List<UUID> ids, Map<UUID, GoldenRecord> known) {
        Map<Identifier, UUID> wanted = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            UUID id = ids.get(i);
            Registration told = candidates.get(i).registration();
            if (told.email() != null) {
                wanted.putIfAbsent(told.email(), id);
            }
            if (told.phone() != null) {
                wanted.putIfAbsent(told.phone(), id);
            }
            told.cards().forEach(card -> wanted.putIfAbsent(card, id));
        }
        known.forEach((id, customer) -> customer.identifiers().unique().forEach(own -> wanted.remove(own, id)));
        return customers.claimIdentifiers(tx, wanted);
    }

    private static Set<Gln> glns(List<Candidate> candidates) {
        Set<Gln> glns = new LinkedHashSet<>();
        candidates.forEach(candidate ->
                Optional.ofNullable(candidate.registration().attachedTo()).ifPresent(glns::add));
        return glns;
    }
}
