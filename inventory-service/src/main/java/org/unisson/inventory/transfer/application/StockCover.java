package org.unisson.inventory.transfer.application;

import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.transfer.domain.Shipment;

/**
 * Whether a location's stock covers a shipment: at least what is reserved there stays. Judged by what has really become
 * less, because a cycle count may have seen the goods leave before the book hears of it.
 *
 * @param before pieces on hand before the shipment, by its lines
 */
record StockCover(Shipment shipment, List<Long> before) {

    static StockCover of(Shipment shipment, StockBook book) {
        return new StockCover(
                shipment,
                shipment.goods().stream()
                        .map(goods -> level(shipment, goods, book).onHand())
                        .toList());
    }

    /** Refuses (409), naming each line that is short. @param after the book with the shipment's effect */
    void refuseShort(StockBook after) {
        List<Problem.Violation> lacking = new ArrayList<>();
        for (int index = 0; index < before.size(); index++) {
            StockLevel level = level(shipment, shipment.goods().get(index), after);
            if (level.onHand() < before.get(index) && level.onHand() < level.reserved()) {
                lacking.add(new Problem.Violation(
                        "/lines/" + index + "/quantity",
                        "there are " + before.get(index) + " pieces of "
                                + level.place().sku() + " at " + level.place().location() + ", " + level.reserved()
                                + " of them reserved"));
            }
        }
        if (!lacking.isEmpty()) {
            Problem problem = Problem.conflict(
                    "not-enough-stock",
                    lacking.size() + " of " + before.size() + " SKUs have not enough pieces that are free to go.");
            throw new Problem(problem.type(), problem.title(), problem.status(), problem.detail(), lacking)
                    .asException();
        }
    }

    private static StockLevel level(Shipment shipment, Shipment.Goods goods, StockBook book) {
        return book.at(new Place(shipment.from(), goods.sku()));
    }
}
