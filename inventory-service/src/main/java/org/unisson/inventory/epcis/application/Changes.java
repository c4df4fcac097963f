package org.unisson.inventory.epcis.application;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import org.unisson.inventory.epcis.domain.ClassPieces;
import org.unisson.inventory.epcis.domain.Effect;
import org.unisson.inventory.epcis.domain.Meaning;
import org.unisson.inventory.epcis.domain.ObjectEvent;
import org.unisson.inventory.stock.domain.Place;

/** What events change in stock, counted: pieces of the same event, place and effect are one entry of the ledger. */
final class Changes {

    private final Map<Change, Long> counts = new LinkedHashMap<>();

    /** One piece's effect at a place because of an event. */
    record Change(PlacedEvent cause, Place place, Effect effect) {

        /** Of the ledger's entry: unlike any other of the same event and place. */
        String source() {
            String from = effect.pieces().qualityControl() < 0
                    ? "/QUALITY_CONTROL"
                    : effect.pieces().damaged() < 0 ? "/DAMAGED" : "";
            return "epcis:" + cause.id() + ":" + effect.reason() + from;
        }
    }

    void add(PlacedEvent cause, Place place, Effect effect, long pieces) {
        counts.merge(new Change(cause, place, effect), pieces, Long::sum);
    }

    /** Of pieces without serial numbers. */
    void addQuantities(PlacedEvent cause, Meaning meaning) {
        for (ObjectEvent.Quantity quantity : cause.event().quantities()) {
            Place place = new Place(cause.location(), cause.skuOf(quantity.of()));
            ClassPieces.effects(meaning, cause.event().bizStep(), cause.sales())
                    .forEach(effect -> add(cause, place, effect, quantity.pieces()));
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    Collection<Place> places() {
        TreeSet<Place> places = new TreeSet<>();
        counts.keySet().forEach(change -> places.add(change.place()));
        return places;
    }

    /** In the order in which they happened. */
    void forEach(ObjLongConsumer<Change> action) {
        counts.forEach(action::accept);
    }
}
