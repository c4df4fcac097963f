package org.unisson.inventory.reservation.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.reservation.domain.RequestedLine.Method;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;

/** Stores, warehouses and shelves for the tests. */
final class Books {

    static final Gln WAREHOUSE = Gln.ofTwelve("300000000001");
    static final Gln LYON = Gln.ofTwelve("300000000002");
    static final Gln NANTES = Gln.ofTwelve("300000000003");
    static final Sku SHIRT = new Sku("SHIRT-M");
    static final Sku SHOE = new Sku("SHOE-42");

    static final List<Site> SITES = List.of(
            new Site(WAREHOUSE, true, true, Set.of("SHIP")),
            new Site(LYON, false, true, Set.of("SELL", "SHIP", "PICKUP")),
            new Site(NANTES, false, true, Set.of("SELL", "SHIP", "PICKUP")));

    private Books() {}

    static StockBook book(StockLevel... levels) {
        return new StockBook(Arrays.asList(levels));
    }

    static StockLevel shelf(Gln location, Sku sku, long onHand) {
        return new StockLevel(new Place(location, sku), onHand, 0, 0, 1, "RECEIPT");
    }

    static RequestedLine ship(Sku sku, long quantity) {
        return new RequestedLine(Ids.next(), sku, quantity, Method.SHIP, Optional.empty());
    }

    static RequestedLine pickup(Sku sku, long quantity, Gln location) {
        return new RequestedLine(Ids.next(), sku, quantity, Method.PICKUP, Optional.of(location));
    }
}
