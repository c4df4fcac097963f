package org.unisson.inventory.epcis.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.epcis.domain.Item;
import org.unisson.inventory.epcis.domain.Meaning;
import org.unisson.inventory.epcis.domain.Sighting;
import org.unisson.inventory.epcis.domain.TradeItem.Serialised;
import org.unisson.inventory.epcis.persistence.ItemStore;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/** Takes over what captured events say of items, and moves what they change in stock. Items are locked before stock. */
@ApplicationScoped
public class MoveItems {

    private final ItemStore items;
    private final StockStore stock;
    private final RecordMovements movements;
    private final Clock clock;

    MoveItems(ItemStore items, StockStore stock, RecordMovements movements, Clock clock) {
        this.items = items;
        this.stock = stock;
        this.movements = movements;
        this.clock = clock;
    }

    /** @param captured new ones, by time */
    public Uni<Void> follow(Transaction tx, List<PlacedEvent> captured) {
        TreeMap<Serialised, Sku> skus = new TreeMap<>();
        captured.forEach(placed -> placed.event().items().forEach(item -> skus.put(item, placed.skuOf(item))));
        return items.lock(tx, skus).chain(known -> items.leaving(tx, departures(captured))
                .chain(leaving -> {
                    Changes changes = new Changes();
                    captured.forEach(placed -> see(placed, known, leaving, changes));
                    return move(tx, changes);
                })
                .chain(() -> items.save(tx, known.values())));
    }

    private Uni<Void> move(Transaction tx, Changes changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return stock.lock(tx, changes.places(), now).chain(book -> {
            List<Movement> entries = entries(changes, book);
            return movements.enter(tx, book, entries, now);
        });
    }

    private static List<Movement> entries(Changes changes, StockBook book) {
        List<Movement> entries = new ArrayList<>();
        SetApart apart = new SetApart(book);
        changes.forEach((change, count) -> {
            long pieces = apart.possible(change, count);
            if (pieces > 0) {
                entries.add(new Movement(
                        Ids.next(),
                        change.place(),
                        change.effect().times(pieces).pieces(),
                        change.effect().reason(),
                        change.source(),
                        change.cause().event().at(),
                        null));
            }
        });
        return entries;
    }

    private static void see(PlacedEvent placed, Map<Serialised, Item> known, Set<Place> leaving, Changes changes) {
        Meaning meaning = placed.event().meaning();
        for (Serialised id : placed.event().items()) {
            Place place = new Place(placed.location(), placed.skuOf(id));
            known.get(id)
                    .seen(sighting(placed, meaning, leaving.contains(place)))
                    .forEach(effect -> changes.add(placed, place, effect, 1));
        }
        changes.addQuantities(placed, meaning);
    }

    private static Sighting sighting(PlacedEvent placed, Meaning meaning, boolean onTransfer) {
        return new Sighting(
                placed.id(),
                placed.event().at(),
                placed.location(),
                placed.readPointId(),
                placed.isInReach(),
                meaning,
                placed.event().bizStep(),
                placed.sales(),
                onTransfer);
    }

    private static Set<Place> departures(List<PlacedEvent> captured) {
        Set<Place> departures = new HashSet<>();
        captured.stream()
                .filter(placed -> placed.event().meaning() == Meaning.LEAVING)
                .forEach(placed -> placed.event()
                        .items()
                        .forEach(item -> departures.add(new Place(placed.location(), placed.skuOf(item)))));
        return departures;
    }

    /** What is set apart at each place while entries take from it: somebody may have disposed of it by hand. */
    private static final class SetApart {

        private final StockBook book;
        private final Map<Place, Long> qualityControl = new HashMap<>();
        private final Map<Place, Long> damaged = new HashMap<>();

        SetApart(StockBook book) {
            this.book = book;
        }

        /** How many pieces of a change there are to take, of those asked for; they are taken. */
        long possible(Changes.Change change, long asked) {
            var pieces = change.effect().pieces();
            Place place = change.place();
            long inControl = qualityControl.getOrDefault(place, book.at(place).qualityControl());
            long broken = damaged.getOrDefault(place, book.at(place).damaged());
            long possible = asked;
            if (pieces.qualityControl() < 0) {
                possible = Math.min(possible, inControl);
            }
            if (pieces.damaged() < 0) {
                possible = Math.min(possible, broken);
            }
            qualityControl.put(place, inControl + possible * pieces.qualityControl());
            damaged.put(place, broken + possible * pieces.damaged());
            return possible;
        }
    }
}
