package org.unisson.inventory.stock.rest;

import org.unisson.inventory.stock.application.Moved;
import org.unisson.inventory.stock.domain.StockLevel;

/**
 * A level after a command.
 *
 * @param unchanged movements of the command that had been booked before, under their reference, and moved nothing
 */
record LevelBody(
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
        int unchanged) {

    static LevelBody of(Moved moved) {
        return of(moved.level(), moved.unchanged());
    }

    static LevelBody of(StockLevel level) {
        return of(level, 0);
    }

    private static LevelBody of(StockLevel level, int unchanged) {
        return new LevelBody(
                level.place().sku().code(),
                level.place().location().number(),
                level.onHand(),
                level.reserved(),
                level.safety(),
                level.available(),
                level.incoming(),
                level.qualityControl(),
                level.damaged(),
                level.version(),
                unchanged);
    }
}
