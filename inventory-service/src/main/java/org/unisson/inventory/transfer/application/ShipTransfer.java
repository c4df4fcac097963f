package org.unisson.inventory.transfer.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.stock.application.KnownPlaces;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.persistence.StockStore;
import org.unisson.inventory.transfer.domain.Outcome;
import org.unisson.inventory.transfer.domain.Shipment;
import org.unisson.inventory.transfer.domain.Transfer;
import org.unisson.inventory.transfer.persistence.TransferStore;

/** Sends goods from one location to another: all of them or none, and none that are set aside for somebody. */
@ApplicationScoped
public class ShipTransfer {

    private final TransferStore transfers;
    private final StockStore stock;
    private final RecordMovements movements;
    private final KnownPlaces known;
    private final Clock clock;

    ShipTransfer(TransferStore transfers, StockStore stock, RecordMovements movements, KnownPlaces known, Clock clock) {
        this.transfers = transfers;
        this.stock = stock;
        this.movements = movements;
        this.known = known;
        this.clock = clock;
    }

    /**
     * A transfer of the shipment.
     *
     * @param fresh false if the shipment's reference had shipped it before
     */
    public record Sent(Transfer transfer, boolean fresh) {}

    /**
     * Ships. 422 for an unknown location or SKU, 409 for too little stock and for a reference that has shipped something
     * else.
     */
    public Uni<Sent> now(Transaction tx, Shipment shipment) {
        Instant now = clock.instant();
        Outcome.Done shipped = Transfer.ship(Ids.next(), shipment, now);
        return known.requireLocations(
                        tx, List.of(shipment.from(), shipment.to()), index -> index == 0 ? "/from" : "/to")
                .chain(() -> known.requireSkus(
                        tx,
                        shipment.goods().stream().map(Shipment.Goods::sku).toList(),
                        index -> "/lines/" + index + "/sku"))
                .chain(() -> transfers.add(tx, shipped.transfer()))
                .chain(added -> added
                        ? move(tx, shipment, shipped, now).replaceWith(new Sent(shipped.transfer(), true))
                        : before(tx, shipment));
    }

    private Uni<Void> move(Transaction tx, Shipment shipment, Outcome.Done shipped, Instant now) {
        List<Place> places = shipment.goods().stream()
                .flatMap(goods ->
                        Stream.of(new Place(shipment.from(), goods.sku()), new Place(shipment.to(), goods.sku())))
                .toList();
        return stock.lock(tx, places, now).chain(book -> {
            StockCover cover = StockCover.of(shipment, book);
            shipped.transfer().awaitedSince(null).forEach((place, pieces) -> book.at(place)
                    .await(pieces));
            return movements.enter(tx, book, shipped.movements(), now).invoke(() -> cover.refuseShort(book));
        });
    }

    private Uni<Sent> before(Transaction tx, Shipment shipment) {
        return transfers.find(tx, shipment.from(), shipment.reference()).map(found -> found.filter(
                        transfer -> transfer.isOf(shipment))
                .map(transfer -> new Sent(transfer, false))
                .orElseThrow(() -> Problem.conflict(
                                "reference-used",
                                "/reference: " + shipment.reference() + " of " + shipment.from()
                                        + " has shipped something else.")
                        .asException()));
    }
}
