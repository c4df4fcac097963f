package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.stock.persistence.StockStore;

/** Sets from how many available pieces on a place is low. */
@ApplicationScoped
public class KeepThreshold {

    private final StockStore store;
    private final Clock clock;

    KeepThreshold(StockStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One that is low already is told at once. @param threshold pieces; null: never */
    public Uni<StockLevel> at(Transaction tx, Place place, Long threshold) {
        Instant now = clock.instant();
        return store.lock(tx, List.of(place), now)
                .invoke(book -> book.at(place).warnAt(threshold))
                .call(book -> store.save(tx, book, now))
                .map(book -> book.at(place));
    }
}
