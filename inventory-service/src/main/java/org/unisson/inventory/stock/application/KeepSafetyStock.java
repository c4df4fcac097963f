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

/** Sets how many pieces of a place are kept back from sale. */
@ApplicationScoped
public class KeepSafetyStock {

    private final StockStore store;
    private final Clock clock;

    KeepSafetyStock(StockStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Uni<StockLevel> at(Transaction tx, Place place, long pieces) {
        Instant now = clock.instant();
        return store.lock(tx, List.of(place), now)
                .invoke(book -> book.at(place).keepBack(pieces))
                .call(book -> store.save(tx, book, now))
                .map(book -> book.at(place));
    }
}
