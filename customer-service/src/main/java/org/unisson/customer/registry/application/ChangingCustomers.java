package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.identity.application.IdentityLocks;
import org.unisson.customer.registry.application.WholePersons.Whole;
import org.unisson.customer.registry.domain.Amendment;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.ConsentGiven;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;
import org.unisson.customer.registry.domain.TooManyException;

/** Corrects what is known of persons and notes consents. It is written to the record of the customer that is named. */
@ApplicationScoped
public class ChangingCustomers {

    private final IdentityLocks locks;
    private final WholePersons persons;
    private final Stores stores;
    private final Saving saving;
    private final CustomerAccess access;
    private final Clock clock;

    ChangingCustomers(
            IdentityLocks locks,
            WholePersons persons,
            Stores stores,
            Saving saving,
            CustomerAccess access,
            Clock clock) {
        this.locks = locks;
        this.persons = persons;
        this.stores = stores;
        this.saving = saving;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Corrects what is known of a person; 404, 422 for an unknown store. A list takes the place of the list of the whole
     * person: what is left out goes from every record. What customers say of themselves is noted as their own word;
     * they cannot add a card (403), which only who has it in hand can show.
     *
     * @param guard refuses by throwing, on the person as it was
     */
    public Uni<Person> amend(Transaction tx, UUID id, Consumer<Person> guard, Amendment amendment) {
        boolean mayMeet = amendment.tellsIdentity();
        Uni<Void> locked =
                mayMeet ? locks.keys(tx, TraitsOf.keysOf(amendment)).chain(() -> locks.alone(tx)) : locks.share(tx);
        return locked.chain(() -> required(tx, id, guard)).chain(whole -> {
            Instant now = clock.instant();
            boolean own = access.isOnlyShopper();
            if (own) {
                access.requireCards(whole.person().cards(), amendment.cards());
            }
            List<Change> changes = new ArrayList<>();
            for (Person.Member member : whole.person().members()) {
                SourceRecord record = member.record();
                changes.add(new Change(
                        Optional.of(whole.records().get(record.id())),
                        record.id().equals(id)
                                ? applied(known -> known.amend(of(amendment, whole.person(), known), own, now), record)
                                : record.without(
                                        gone(whole.person().cards(), amendment.cards()),
                                        gone(whole.person().devices(), amendment.devices()),
                                        now)));
            }
            SourceRecord before = whole.person().record(id);
            SourceRecord after = changes.stream()
                    .map(Change::after)
                    .filter(record -> record.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            return requireStore(tx, before, after)
                    .chain(() -> saving.save(tx, changes, mayMeet))
                    .chain(() -> persons.find(tx, id))
                    .map(Optional::orElseThrow);
        });
    }

    /** Notes a consent or its withdrawal; 404. */
    public Uni<Person> consent(Transaction tx, UUID id, Consumer<Person> guard, ConsentGiven given) {
        return locks.share(tx).chain(() -> required(tx, id, guard)).chain(whole -> {
            SourceRecord before = whole.person().record(id);
            // Said of the person: where another record says no, saying yes once more is said again, and now.
            SourceRecord after = before.consent(List.of(given), whole.person().consents(), clock.instant());
            return saving.save(
                            tx, List.of(new Change(Optional.of(whole.records().get(id)), after)), false)
                    .chain(() -> persons.find(tx, id))
                    .map(Optional::orElseThrow);
        });
    }

    private Uni<Whole> required(Transaction tx, UUID id, Consumer<Person> guard) {
        return persons.lock(tx, id).map(found -> {
            if (found.isEmpty()) {
                access.requireOwnIfShopper(id);
                throw Problem.notFound("customer", id).asException();
            }
            guard.accept(found.get().person());
            return found.get();
        });
    }

    /** Cards and devices that other records of the person name already stay theirs. */
    private static Amendment of(Amendment amendment, Person person, SourceRecord record) {
        if (person.members().size() == 1) {
            return amendment;
        }
        List<Card> cards = amendment.cards() == null
                ? null
                : amendment.cards().stream()
                        .filter(card -> record.identifiers().cards().contains(card)
                                || !person.cards().contains(card))
                        .toList();
        List<Device> devices = amendment.devices() == null
                ? null
                : amendment.devices().stream()
                        .filter(device -> record.identifiers().devices().contains(device)
                                || !person.devices().contains(device))
                        .toList();
        return amendment.with(cards, devices);
    }

    private static <T extends Comparable<T>> Set<T> gone(Set<T> known, List<T> kept) {
        if (kept == null) {
            return Set.of();
        }
        Set<T> gone = new TreeSet<>(known);
        gone.removeAll(Set.copyOf(kept));
        return gone;
    }

    private static SourceRecord applied(UnaryOperator<SourceRecord> verb, SourceRecord before) {
        try {
            return verb.apply(before);
        } catch (TooManyException tooMany) {
            throw Refusals.tooMany(tooMany).asException();
        }
    }

    private Uni<Void> requireStore(Transaction tx, SourceRecord before, SourceRecord after) {
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
