package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.domain.Amendment;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.ConsentGiven;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.TooManyException;

/** Corrects golden records and notes consents. */
@ApplicationScoped
public class ChangingCustomers {

    private final Customers customers;
    private final Stores stores;
    private final Saving saving;
    private final Clock clock;

    ChangingCustomers(Customers customers, Stores stores, Saving saving, Clock clock) {
        this.customers = customers;
        this.stores = stores;
        this.saving = saving;
        this.clock = clock;
    }

    /**
     * Corrects a record; 404, 409 where an identifier is another's, 422 for an unknown store.
     *
     * @param guard refuses by throwing, on the record as it was
     */
    public Uni<GoldenRecord> amend(Transaction tx, UUID id, Consumer<GoldenRecord> guard, Amendment amendment) {
        return change(tx, id, guard, customer -> customer.amend(amendment, clock.instant()));
    }

    /** Notes a consent or its withdrawal; 404. */
    public Uni<GoldenRecord> consent(Transaction tx, UUID id, Consumer<GoldenRecord> guard, ConsentGiven given) {
        return change(tx, id, guard, customer -> customer.consent(List.of(given), clock.instant()));
    }

    private Uni<GoldenRecord> change(
            Transaction tx, UUID id, Consumer<GoldenRecord> guard, UnaryOperator<GoldenRecord> verb) {
        return customers.lock(tx, Set.of(id)).chain(found -> {
            GoldenRecord before = Optional.ofNullable(found.get(id))
                    .orElseThrow(() -> Problem.notFound("customer", id).asException());
            guard.accept(before);
            GoldenRecord after = applied(verb, before);
            return claim(tx, before, after)
                    .chain(() -> requireStore(tx, before, after))
                    .chain(() -> saving.save(tx, List.of(new Change(Optional.of(before), after)), Set.of()))
                    .replaceWith(after);
        });
    }

    private static GoldenRecord applied(UnaryOperator<GoldenRecord> verb, GoldenRecord before) {
        try {
            return verb.apply(before);
        } catch (TooManyException tooMany) {
            throw Refusals.tooMany(tooMany).asException();
        }
    }

    private Uni<Void> claim(Transaction tx, GoldenRecord before, GoldenRecord after) {
        Map<Identifier, UUID> wanted = new HashMap<>();
        after.identifiers().unique().forEach(identifier -> wanted.put(identifier, after.id()));
        before.identifiers().unique().forEach(wanted::remove);
        return customers
                .claimIdentifiers(tx, wanted)
                .invoke(owners -> Refusals.taken(after, owners).ifPresent(problem -> {
                    throw problem.asException();
                }))
                .replaceWithVoid();
    }

    private Uni<Void> requireStore(Transaction tx, GoldenRecord before, GoldenRecord after) {
        Set<Gln> wanted = after.attachment().map(Attachment::store).map(Set::of).orElse(Set.of());
        if (before.attachment().equals(after.attachment()) || wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return stores.known(tx, wanted)
                .invoke(known -> Refusals.unknownStore(after, known).ifPresent(problem -> {
                    throw problem.asException();
                }))
                .replaceWithVoid();
    }
}
