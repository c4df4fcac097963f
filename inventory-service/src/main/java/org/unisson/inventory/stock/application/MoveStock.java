package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.assortment.KnownSkus;
import org.unisson.inventory.location.persistence.LocationStore;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;

/** Enters movements that somebody commands: all of them or none, and never below zero. */
@ApplicationScoped
public class MoveStock {

    private final RecordMovements movements;
    private final KnownSkus skus;
    private final LocationStore locations;

    MoveStock(RecordMovements movements, KnownSkus skus, LocationStore locations) {
        this.movements = movements;
        this.skus = skus;
        this.locations = locations;
    }

    /** The levels after the movements, one per place. 422 for an unknown SKU or location, 409 for less than nothing. */
    public Uni<List<StockLevel>> now(Transaction tx, List<Movement> commanded) {
        List<Place> places = commanded.stream().map(Movement::place).toList();
        return skus.unknownOf(tx, places.stream().map(Place::sku).toList())
                .invoke(unknown -> refuse(commanded, "unknown-sku", "sku", place -> unknown.contains(place.sku())))
                .chain(() -> locations.unknownOf(
                        tx, places.stream().map(Place::location).toList()))
                .invoke(unknown ->
                        refuse(commanded, "unknown-location", "location", place -> unknown.contains(place.location())))
                .chain(() -> movements.facts(tx, commanded))
                .map(book -> levels(book, commanded));
    }

    /** Refuses (422) a place whose SKU or location is not known. */
    public Uni<Void> requireKnown(Transaction tx, Place place) {
        return skus.unknownOf(tx, List.of(place.sku()))
                .invoke(unknown -> refuseIf(!unknown.isEmpty(), "unknown-sku", "sku"))
                .chain(() -> locations.unknownOf(tx, List.of(place.location())))
                .invoke(unknown -> refuseIf(!unknown.isEmpty(), "unknown-location", "gln"))
                .replaceWithVoid();
    }

    private static void refuseIf(boolean unknown, String slug, String pointer) {
        if (unknown) {
            throw Problem.unprocessable(slug, pointer, "is not known").asException();
        }
    }

    private static List<StockLevel> levels(StockBook book, List<Movement> commanded) {
        Map<Place, Long> taken = new TreeMap<>();
        commanded.forEach(movement -> taken.merge(movement.place(), movement.quantity(), Long::sum));
        for (Movement movement : commanded) {
            StockLevel level = book.at(movement.place());
            if (level.onHand() < 0 && taken.get(movement.place()) < 0) {
                throw Problem.conflict(
                                "not-enough-stock",
                                "There would be " + level.onHand() + " pieces of "
                                        + movement.place().sku() + " at "
                                        + movement.place().location() + ".")
                        .asException();
            }
        }
        return taken.keySet().stream().map(book::at).toList();
    }

    private static void refuse(
            List<Movement> commanded, String slug, String field, java.util.function.Predicate<Place> unknown) {
        for (int index = 0; index < commanded.size(); index++) {
            if (unknown.test(commanded.get(index).place())) {
                throw Problem.unprocessable(slug, "/movements/" + index + "/" + field, "is not known")
                        .asException();
            }
        }
    }
}
