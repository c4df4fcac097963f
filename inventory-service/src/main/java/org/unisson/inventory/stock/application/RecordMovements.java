package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/** Enters movements that are facts: goods have come or gone, whatever the book thought. */
@ApplicationScoped
public class RecordMovements {

    private final StockStore store;
    private final Clock clock;

    RecordMovements(StockStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Enters those that are new and returns the book with their effect, written and published. */
    public Uni<StockBook> facts(Transaction tx, List<Movement> movements) {
        Instant now = clock.instant();
        return store.lock(tx, movements.stream().map(Movement::place).toList(), now)
                .call(book -> store.enter(tx, movements, now)
                        .invoke(entered -> entered.forEach(
                                movement -> book.at(movement.place()).move(movement)))
                        .chain(() -> store.save(tx, book, now)));
    }
}
