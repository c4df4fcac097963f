package org.unisson.inventory.stock.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.unisson.inventory.freshness.AsOf;
import org.unisson.inventory.freshness.Feed;
import org.unisson.inventory.stock.application.StockViews;

/**
 * A level, and as of when it is.
 *
 * @param feeds how much of what others told is in it
 */
record LevelAnswer(@JsonUnwrapped StockViews.Level level, Instant asOf, List<Feed> feeds) {

    static LevelAnswer of(StockViews.Level level, AsOf asOf) {
        return new LevelAnswer(level, asOf.asOf(), asOf.feeds());
    }
}
