package org.unisson.inventory.epcis.application;

import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.epcis.domain.ObjectEvent;
import org.unisson.inventory.epcis.domain.ReadPoint;
import org.unisson.inventory.epcis.domain.SalesSource;
import org.unisson.inventory.epcis.domain.TradeItem;

/**
 * An event of which everything it names is known.
 *
 * @param id UUIDv7
 * @param location where it took place
 * @param readPoint as it is registered, or null
 * @param skus by GTIN
 */
public record PlacedEvent(
        UUID id, ObjectEvent event, Gln location, ReadPoint readPoint, SalesSource sales, Map<String, Sku> skus) {

    /** By the time of the events, and within a moment as they stand in the document. */
    public static final Comparator<PlacedEvent> BY_TIME = Comparator.comparing(
                    (PlacedEvent placed) -> placed.event().at())
            .thenComparing(placed -> placed.event().index());

    // By its id alone: the content of an event of ten thousand items is not hashed for each of them.
    @Override
    public boolean equals(Object other) {
        return other instanceof PlacedEvent placed && placed.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    public Sku skuOf(TradeItem item) {
        return skus.get(item.gtin());
    }

    /** Id of the place where it was read, registered or not; null where it does not say. */
    public String readPointId() {
        return event.readPoint() == null ? null : event.readPoint().id();
    }

    public boolean isInReach() {
        return readPoint != null && readPoint.isInReach();
    }
}
