package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.GoldenRecord;

/** Writes changed records with everything that follows: identifiers given back, history of new cards, events. */
@ApplicationScoped
class Saving {

    private final Customers customers;
    private final CardHistory history;

    Saving(Customers customers, CardHistory history) {
        this.customers = customers;
        this.history = history;
    }

    /** @param withdrawn customers that were to be made and are not */
    Uni<Void> save(Transaction tx, List<Change> changes, Collection<UUID> withdrawn) {
        List<Change> real = changes.stream().filter(change -> !change.isNone()).toList();
        List<GoldenRecord> records = changes.stream().map(Change::after).toList();
        return customers
                .save(tx, real.stream().map(Change::after).toList())
                .chain(() -> customers.release(tx, records, withdrawn))
                .chain(() -> history.attach(tx, newCards(real)))
                .invoke(() -> real.forEach(change -> tx.emit(
                        change.before().isEmpty()
                                ? CustomerEvents.registered(change.after())
                                : CustomerEvents.changed(change.after()))));
    }

    private static Map<Card, UUID> newCards(List<Change> changes) {
        Map<Card, UUID> holders = new TreeMap<>();
        for (Change change : changes) {
            for (Card card : change.after().cardsSince(change.before())) {
                holders.put(card, change.after().id());
            }
        }
        return holders;
    }
}
