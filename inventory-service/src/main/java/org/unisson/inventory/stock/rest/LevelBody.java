package org.unisson.inventory.stock.rest;

import org.unisson.inventory.stock.domain.StockLevel;

/** A level after a command. */
record LevelBody(String sku, String location, long onHand, long reserved, long safety, long available, long version) {

    static LevelBody of(StockLevel level) {
        return new LevelBody(
                level.place().sku().code(),
                level.place().location().number(),
                level.onHand(),
                level.reserved(),
                level.safety(),
                level.available(),
                level.version());
    }
}
