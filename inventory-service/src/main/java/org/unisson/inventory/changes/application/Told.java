package org.unisson.inventory.changes.application;

import java.time.Instant;
import org.unisson.inventory.stock.application.StockViews;

/**
 * A level as a watcher is told of it.
 *
 * @param change false for the state that watching began with
 */
public record Told(boolean change, Level level) {

    /** Stock of a SKU at a location after a change, in pieces; the figures are those of {@code GET /stock}. */
    public record Level(
            String sku,
            String location,
            long onHand,
            long reserved,
            long safety,
            long available,
            long incoming,
            long qualityControl,
            long damaged,
            long version,
            Instant changedAt) {

        static Level of(StockViews.Level level) {
            return new Level(
                    level.sku(),
                    level.location(),
                    level.onHand(),
                    level.reserved(),
                    level.safety(),
                    level.available(),
                    level.incoming(),
                    level.qualityControl(),
                    level.damaged(),
                    level.version(),
                    level.changedAt());
        }

        String key() {
            return location + "/" + sku;
        }
    }
}
