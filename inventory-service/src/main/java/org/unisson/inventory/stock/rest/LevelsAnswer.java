package org.unisson.inventory.stock.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.rest.Page;
import org.unisson.inventory.freshness.AsOf;
import org.unisson.inventory.freshness.Feed;
import org.unisson.inventory.stock.application.StockViews;

/**
 * A page of levels, and as of when they are.
 *
 * @param next cursor of the next page; absent on the last
 * @param feeds how much of what others told is in them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LevelsAnswer(List<StockViews.Level> items, String next, Instant asOf, List<Feed> feeds) {

    static LevelsAnswer of(Page<StockViews.Level> page, AsOf asOf) {
        return new LevelsAnswer(page.items(), page.next(), asOf.asOf(), asOf.feeds());
    }
}
