package org.unisson.inventory.delivery.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.inventory.delivery.domain.KnownZone;
import org.unisson.inventory.delivery.persistence.ZoneStore;

/** Looks delivery zones up. */
@ApplicationScoped
public class FindZones {

    private final Transactions transactions;
    private final ZoneStore store;

    FindZones(Transactions transactions, ZoneStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public Uni<Optional<KnownZone>> byId(String id) {
        return transactions.read(tx -> store.find(tx, id));
    }

    /** Those after that id, by id, at most that many. */
    public Uni<List<KnownZone>> after(String id, int limit) {
        return transactions.read(tx -> store.list(tx, id, limit));
    }
}
