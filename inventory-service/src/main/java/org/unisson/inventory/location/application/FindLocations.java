package org.unisson.inventory.location.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.KnownLocation;
import org.unisson.inventory.location.persistence.LocationStore;

/** Looks locations up. */
@ApplicationScoped
public class FindLocations {

    private final Transactions transactions;
    private final LocationStore store;

    FindLocations(Transactions transactions, LocationStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public Uni<Optional<KnownLocation>> byNumber(Gln gln) {
        return transactions.read(tx -> store.find(tx, gln));
    }

    /** Those after that number, by number, at most that many. */
    public Uni<List<KnownLocation>> after(String number, int limit) {
        return transactions.read(tx -> store.list(tx, number, limit));
    }
}
