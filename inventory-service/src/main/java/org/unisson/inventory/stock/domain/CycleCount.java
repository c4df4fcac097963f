package org.unisson.inventory.stock.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;

/**
 * What somebody has counted on the shelves of a location.
 *
 * @param id UUIDv7
 * @param counted pieces per SKU
 * @param countedAt when they were on the shelf; goods may have moved since
 * @param countedBy the caller's subject
 */
public record CycleCount(UUID id, Gln location, SortedMap<Sku, Long> counted, Instant countedAt, String countedBy) {

    /** The places that were counted. */
    public List<Place> places() {
        return counted.keySet().stream().map(sku -> new Place(location, sku)).toList();
    }

    /** What puts the book right. @param book on hand by the book at the moment of the count */
    public List<Movement> corrections(Map<Place, Long> book) {
        List<Movement> corrections = new ArrayList<>();
        for (Place place : places()) {
            long difference = counted.get(place.sku()) - book.get(place);
            if (difference != 0) {
                corrections.add(
                        new Movement(Ids.next(), place, difference, MovementReason.COUNT, "count:" + id, countedAt));
            }
        }
        return corrections;
    }

    /**
     * What takes back the effect of a movement that the book hears of only after a count has seen it: the count's
     * difference already held it.
     *
     * @param count the first one after the movement
     */
    public static Movement seenBy(UUID count, Instant countedAt, Movement late) {
        return new Movement(
                Ids.next(),
                late.place(),
                -late.quantity(),
                MovementReason.COUNT,
                "count:" + count + ":" + late.source(),
                countedAt);
    }
}
