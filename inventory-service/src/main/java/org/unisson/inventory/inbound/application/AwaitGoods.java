package org.unisson.inventory.inbound.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.persistence.StockStore;

/** Brings into the book of stock what has become of a shipment: what is to come, and what has. */
@ApplicationScoped
class AwaitGoods {

    private final StockStore stock;
    private final RecordMovements movements;

    AwaitGoods(StockStore stock, RecordMovements movements) {
        this.stock = stock;
        this.movements = movements;
    }

    /** @param before null: it was not announced before */
    Uni<Void> moved(Transaction tx, InboundShipment before, InboundShipment after, List<Movement> moved, Instant now) {
        SortedMap<Place, Long> awaited = after.awaitedSince(before);
        SortedSet<Place> places = new TreeSet<>(awaited.keySet());
        moved.forEach(movement -> places.add(movement.place()));
        return stock.lock(tx, places, now)
                .invoke(book ->
                        awaited.forEach((place, pieces) -> book.at(place).await(pieces)))
                .chain(book -> movements.enter(tx, book, moved, now));
    }
}
