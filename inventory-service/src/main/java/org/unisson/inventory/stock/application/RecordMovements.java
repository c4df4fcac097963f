package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.CountStore;
import org.unisson.inventory.stock.persistence.StockStore;

/** Enters movements that are facts: goods have come or gone, whatever the book thought. */
@ApplicationScoped
public class RecordMovements {

    private final StockStore store;
    private final CountStore counts;
    private final Clock clock;

    RecordMovements(StockStore store, CountStore counts, Clock clock) {
        this.store = store;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Enters those that are new and returns the book with their effect, written and published. One that a cycle count
     * has seen before the book heard of it, a till's that was cut off for example, is taken back by a correction of
     * that count.
     */
    public Uni<StockBook> facts(Transaction tx, List<Movement> movements) {
        Instant now = clock.instant();
        return store.lock(tx, movements.stream().map(Movement::place).toList(), now)
                .call(book -> enter(tx, book, movements, now));
    }

    /** The same into a book that holds the locks of their places. */
    public Uni<Void> enter(Transaction tx, StockBook book, List<Movement> movements, Instant now) {
        return book(tx, book, movements, now)
                .chain(entered -> counts.seenByCounts(tx, entered))
                .chain(corrections -> book(tx, book, corrections, now))
                .chain(() -> store.save(tx, book, now));
    }

    /** The same for movements whose effect is in the book already: everything else of them is done. */
    public Uni<Void> moved(Transaction tx, StockBook book, List<Movement> movements, Instant now) {
        return store.enter(tx, movements, now)
                .chain(entered -> counts.seenByCounts(tx, entered))
                .chain(corrections -> book(tx, book, corrections, now))
                .chain(() -> store.save(tx, book, now));
    }

    private Uni<List<Movement>> book(Transaction tx, StockBook book, List<Movement> movements, Instant now) {
        return store.enter(tx, movements, now)
                .invoke(entered ->
                        entered.forEach(movement -> book.at(movement.place()).move(movement)));
    }
}
