package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.stock.domain.Disposition;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Pieces;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.stock.persistence.BookedReferences;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Enters movements that somebody commands: all of them or none, and never below zero. One whose reference has been
 * booked before moves nothing again.
 */
@ApplicationScoped
public class MoveStock {

    private final RecordMovements movements;
    private final KnownPlaces known;
    private final StockStore store;
    private final BookedReferences references;
    private final Clock clock;

    MoveStock(
            RecordMovements movements, KnownPlaces known, StockStore store, BookedReferences references, Clock clock) {
        this.movements = movements;
        this.known = known;
        this.store = store;
        this.references = references;
        this.clock = clock;
    }

    /**
     * The levels after the movements, one per place. 422 for an unknown SKU or location, 409 for less than nothing and
     * for a reference that was booked with another quantity.
     */
    public Uni<List<Moved>> now(Transaction tx, List<Movement> commanded) {
        List<Place> places = commanded.stream().map(Movement::place).toList();
        return known.requireSkus(tx, places.stream().map(Place::sku).toList(), index -> "/movements/" + index + "/sku")
                .chain(() -> known.requireLocations(
                        tx,
                        places.stream().map(Place::location).toList(),
                        index -> "/movements/" + index + "/location"))
                .chain(() -> enter(tx, commanded, places, index -> "/movements/" + index));
    }

    /**
     * The level after pieces of a place have changed their state, or left it. 422 for an unknown SKU or location, 409 for
     * less than nothing in a state and for a reference that was booked with other pieces.
     */
    public Uni<Moved> dispose(Transaction tx, Disposition disposition) {
        Movement movement = disposition.movement(Ids.next(), clock.instant());
        return requireKnown(tx, movement.place())
                .chain(() -> enter(tx, List.of(movement), List.of(movement.place()), index -> "/reference"))
                .map(List::getFirst);
    }

    private Uni<List<Moved>> enter(
            Transaction tx, List<Movement> commanded, List<Place> places, IntFunction<String> pointer) {
        Instant now = clock.instant();
        return store.lock(tx, places, now).chain(book -> references
                .pieces(tx, commanded)
                .invoke(booked -> refuseOtherPieces(commanded, booked, pointer))
                .chain(booked -> {
                    List<Movement> fresh = commanded.stream()
                            .filter(movement -> !booked.containsKey(movement.id()))
                            .toList();
                    refuseLessThanNothing(book, fresh);
                    return movements.enter(tx, book, fresh, now).map(done -> moved(book, commanded, fresh));
                }));
    }

    private static void refuseOtherPieces(
            List<Movement> commanded, Map<UUID, Pieces> booked, IntFunction<String> pointer) {
        for (int index = 0; index < commanded.size(); index++) {
            Movement movement = commanded.get(index);
            Pieces before = booked.getOrDefault(movement.id(), movement.pieces());
            if (!before.equals(movement.pieces())) {
                throw Problem.conflict(
                                "reference-used",
                                pointer.apply(index) + ": " + movement.reference() + " has been booked with "
                                        + words(before) + ", not " + words(movement.pieces()) + ".")
                        .asException();
            }
        }
    }

    /** Refuses (422) a place whose SKU or location is not known. */
    public Uni<Void> requireKnown(Transaction tx, Place place) {
        return known.requireSkus(tx, List.of(place.sku()), index -> "sku")
                .chain(() -> known.requireLocations(tx, List.of(place.location()), index -> "gln"));
    }

    // Before anything is entered: what is set apart is never a fact that the book has to take below zero.
    private static void refuseLessThanNothing(StockBook book, List<Movement> fresh) {
        Map<Place, Pieces> taken = new TreeMap<>();
        fresh.forEach(movement -> taken.merge(movement.place(), movement.pieces(), Pieces::plus));
        taken.forEach((place, pieces) -> {
            StockLevel level = book.at(place);
            if (level.qualityControl() + pieces.qualityControl() < 0) {
                refuseShort(place, level.qualityControl(), "in quality control");
            }
            if (level.damaged() + pieces.damaged() < 0) {
                refuseShort(place, level.damaged(), "damaged");
            }
        });
    }

    private static void refuseShort(Place place, long pieces, String state) {
        throw Problem.conflict(
                        "not-enough-stock",
                        "Only " + pieces + " pieces of " + place.sku() + " at " + place.location() + " are " + state
                                + ".")
                .asException();
    }

    private static String words(Pieces pieces) {
        return pieces.onHand() + " pieces on hand, " + pieces.qualityControl() + " in quality control, "
                + pieces.damaged() + " damaged";
    }

    private static List<Moved> moved(StockBook book, List<Movement> commanded, List<Movement> fresh) {
        Map<Place, Long> taken = new TreeMap<>();
        fresh.forEach(movement -> taken.merge(movement.place(), movement.quantity(), Long::sum));
        for (Movement movement : fresh) {
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
        Map<Place, Integer> unchanged = new TreeMap<>();
        commanded.forEach(movement -> unchanged.merge(movement.place(), 1, Integer::sum));
        fresh.forEach(movement -> unchanged.merge(movement.place(), -1, Integer::sum));
        return unchanged.entrySet().stream()
                .map(place -> new Moved(book.at(place.getKey()), place.getValue()))
                .toList();
    }
}
