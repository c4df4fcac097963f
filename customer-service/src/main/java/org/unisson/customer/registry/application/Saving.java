package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.Affected;
import org.unisson.customer.identity.application.Belonging;
import org.unisson.customer.identity.application.DecidingWhoIsWho;
import org.unisson.customer.identity.application.Persons;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.domain.Card;

/** Writes changed records with everything that follows: who is who, whose the cards are, what the others hear. */
@ApplicationScoped
class Saving {

    private final Customers customers;
    private final Persons persons;
    private final DecidingWhoIsWho deciding;
    private final CardHistory history;
    private final TellingChanges telling;

    Saving(
            Customers customers,
            Persons persons,
            DecidingWhoIsWho deciding,
            CardHistory history,
            TellingChanges telling) {
        this.customers = customers;
        this.persons = persons;
        this.deciding = deciding;
        this.history = history;
        this.telling = telling;
    }

    /**
     * @param mayMeet whether what changed may make customers other persons: who says so holds
     *     {@link org.unisson.customer.identity.application.IdentityLocks#alone}
     */
    Uni<Void> save(Transaction tx, List<Change> changes, boolean mayMeet) {
        List<Change> real = changes.stream().filter(change -> !change.isNone()).toList();
        if (real.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Held> before = new HashMap<>();
        real.forEach(change ->
                change.before().ifPresent(known -> before.put(known.record().id(), known)));
        Set<UUID> ids = real.stream().map(change -> change.after().id()).collect(Collectors.toSet());
        return customers
                .save(tx, real.stream().map(Change::after).toList())
                .chain(() -> persons.of(tx, ids))
                .chain(belongings -> affected(tx, real, belongings, mayMeet))
                .chain(affected -> settleCards(tx, real)
                        .chain(holders -> telling.tell(tx, affected, before, ids, Set.copyOf(holders.values()))));
    }

    private Uni<Affected> affected(
            Transaction tx, List<Change> real, Map<UUID, Belonging> belongings, boolean mayMeet) {
        Set<UUID> told = new HashSet<>();
        real.stream()
                .filter(Change::tellsIdentity)
                .forEach(change -> told.add(change.after().id()));
        if (!mayMeet || told.isEmpty()) {
            return Uni.createFrom().item(Affected.none(belongings));
        }
        return deciding.decide(tx, told).map(decided -> {
            Map<UUID, Belonging> before = new HashMap<>(belongings);
            before.putAll(decided.before());
            Map<UUID, Belonging> after = new HashMap<>(belongings);
            after.putAll(decided.after());
            return new Affected(before, after);
        });
    }

    private Uni<Map<Card, UUID>> settleCards(Transaction tx, List<Change> real) {
        Set<Card> cards = new TreeSet<>();
        for (Change change : real) {
            Collection<Card> was = change.before()
                    .map(Held::record)
                    .map(known -> (Collection<Card>) known.identifiers().cards())
                    .orElse(Set.of());
            Collection<Card> is = change.after().identifiers().cards();
            was.stream().filter(card -> !is.contains(card)).forEach(cards::add);
            is.stream().filter(card -> !was.contains(card)).forEach(cards::add);
        }
        if (cards.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return customers.settleCards(tx, cards).call(holders -> history.attach(tx, holders));
    }
}
