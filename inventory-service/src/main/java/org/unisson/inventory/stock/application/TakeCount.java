package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.assortment.KnownSkus;
import org.unisson.inventory.stock.domain.CycleCount;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.CountStore;
import org.unisson.inventory.stock.persistence.StockStore;

/** Puts the book right by a cycle count: as it was at the moment of counting, with what has moved since on top. */
@ApplicationScoped
public class TakeCount {

    private final StockStore stock;
    private final CountStore counts;
    private final RecordMovements movements;
    private final KnownSkus skus;
    private final KnownPlaces known;
    private final Clock clock;

    TakeCount(
            StockStore stock,
            CountStore counts,
            RecordMovements movements,
            KnownSkus skus,
            KnownPlaces known,
            Clock clock) {
        this.stock = stock;
        this.counts = counts;
        this.movements = movements;
        this.skus = skus;
        this.known = known;
        this.clock = clock;
    }

    /** A counted SKU: what the book said of the moment of the count, and what is on hand now that it is put right. */
    public record Counted(String sku, long counted, long book, long difference, long onHand) {}

    /** Takes the count. 422 for an unknown location or SKU. */
    public Uni<List<Counted>> enter(Transaction tx, CycleCount count) {
        Instant now = clock.instant();
        return known.requireLocations(tx, List.of(count.location()), index -> "/location")
                .chain(() -> skus.unknownOf(tx, count.counted().keySet()))
                .invoke(unknown -> refuseSkus(count, unknown))
                // Locked before the book is read: nothing may move between the question and the correction.
                .chain(() -> stock.lock(tx, count.places(), now))
                .chain(levels -> counts.movedSince(tx, count.places(), count.countedAt())
                        .map(moved -> bookThen(count, levels, moved))
                        .chain(book -> movements
                                .enter(tx, levels, count.corrections(book), now)
                                .chain(() -> counts.add(tx, count, book, now))
                                .map(done -> answer(count, book, levels))));
    }

    private static Map<Place, Long> bookThen(CycleCount count, StockBook now, Map<Place, Long> moved) {
        return count.places().stream()
                .collect(Collectors.toMap(
                        Function.identity(), place -> now.at(place).onHand() - moved.getOrDefault(place, 0L)));
    }

    private static List<Counted> answer(CycleCount count, Map<Place, Long> book, StockBook levels) {
        List<Counted> answer = new ArrayList<>();
        for (Place place : count.places()) {
            long counted = count.counted().get(place.sku());
            long before = book.get(place);
            answer.add(new Counted(
                    place.sku().code(),
                    counted,
                    before,
                    counted - before,
                    levels.at(place).onHand()));
        }
        return answer;
    }

    private static void refuseSkus(CycleCount count, Set<Sku> unknown) {
        if (!unknown.isEmpty()) {
            String first = count.counted().keySet().stream()
                    .filter(unknown::contains)
                    .findFirst()
                    .orElseThrow()
                    .code();
            throw Problem.unprocessable("unknown-sku", "/counts", first + " is not known")
                    .asException();
        }
    }
}
