package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.identity.application.IdentityLocks;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.application.WholePersons.Whole;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;

/**
 * Attaches persons to stores, with who said so and why (R13). What was before is kept. It is noted on the record of the
 * customer that is named, and so stays with that customer when the person parts; to detach is noted on every record.
 */
@ApplicationScoped
public class AttachingCustomers {

    /** @param source where it was said @param by subject of who notes it */
    public record Proof(String source, String reason, String by) {}

    private final IdentityLocks locks;
    private final WholePersons persons;
    private final Stores stores;
    private final Saving saving;
    private final Attachments attachments;
    private final Clock clock;

    AttachingCustomers(
            IdentityLocks locks,
            WholePersons persons,
            Stores stores,
            Saving saving,
            Attachments attachments,
            Clock clock) {
        this.locks = locks;
        this.persons = persons;
        this.stores = stores;
        this.saving = saving;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * Attaches the person; where it is attached to that store already, nothing changes. 404, 422 for an unknown store.
     *
     * @param store empty: to none any more
     * @param guard refuses by throwing, on the person as it was
     */
    public Uni<Person> attach(Transaction tx, UUID id, Consumer<Person> guard, Optional<Gln> store, Proof proof) {
        return locks.share(tx)
                .chain(() -> persons.lock(tx, id))
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("customer", id).asException()))
                .invoke(whole -> guard.accept(whole.person()))
                .chain(whole ->
                        whole.person().attachment().map(Attachment::store).equals(store)
                                ? Uni.createFrom().item(whole.person())
                                : requireStore(tx, store)
                                        .chain(() -> change(tx, id, whole, store, proof))
                                        .chain(() -> persons.find(tx, id))
                                        .map(Optional::orElseThrow));
    }

    private Uni<Void> change(Transaction tx, UUID id, Whole whole, Optional<Gln> store, Proof proof) {
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        for (Held held : whole.records().values()) {
            SourceRecord record = held.record();
            if (store.isEmpty() && record.attachment().isPresent()) {
                changes.add(new Change(Optional.of(held), record.detach(now)));
            } else if (store.isPresent() && record.id().equals(id)) {
                changes.add(new Change(Optional.of(held), record.attachAnew(store.get(), now)));
            }
        }
        Uni<Void> done = saving.save(tx, changes, false);
        for (Change change : changes) {
            UUID changed = change.after().id();
            done = done.chain(() -> attachments.explain(tx, changed, now, proof.source(), proof.reason(), proof.by()));
        }
        return done;
    }

    private Uni<Void> requireStore(Transaction tx, Optional<Gln> store) {
        return store.isEmpty()
                ? Uni.createFrom().voidItem()
                : stores.known(tx, Set.of(store.get()))
                        .invoke(known -> {
                            if (known.isEmpty()) {
                                throw Problem.unprocessable(
                                                "unknown-store",
                                                "/store",
                                                "no store is known by the GLN " + store.get())
                                        .asException();
                            }
                        })
                        .replaceWithVoid();
    }
}
