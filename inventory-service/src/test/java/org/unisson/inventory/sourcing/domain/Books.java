package org.unisson.inventory.sourcing.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.sourcing.domain.RequestedLine.Method;
import org.unisson.inventory.sourcing.domain.SourcingPolicy.Scope;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;

/** Stores, warehouses, shelves and policies for the tests. */
public final class Books {

    public static final Gln WAREHOUSE = Gln.ofTwelve("300000000001");
    public static final Gln LYON = Gln.ofTwelve("300000000002");
    public static final Gln NANTES = Gln.ofTwelve("300000000003");
    public static final Sku SHIRT = new Sku("SHIRT-M");
    public static final Sku SHOE = new Sku("SHOE-42");
    public static final String WEB = "web-fr";

    private static final Set<String> ALL = Set.of("SELL", "SHIP", "PICKUP");

    public static final List<Site> SITES = List.of(
            new Site(WAREHOUSE, true, true, Set.of("SHIP"), 48.86, 2.35, Handling.UNKNOWN),
            new Site(LYON, false, true, ALL, 45.76, 4.86, Handling.UNKNOWN),
            new Site(NANTES, false, true, ALL, 47.22, -1.55, Handling.UNKNOWN));

    private Books() {}

    public static StockBook book(StockLevel... levels) {
        return new StockBook(Arrays.asList(levels));
    }

    public static StockLevel shelf(Gln location, Sku sku, long onHand) {
        return new StockLevel(new Place(location, sku), onHand, 0, 0, 1, "RECEIPT");
    }

    public static RequestedLine ship(Sku sku, long quantity) {
        return new RequestedLine(Ids.next(), sku, quantity, Method.SHIP, Optional.empty());
    }

    static RequestedLine pickup(Sku sku, long quantity, Gln location) {
        return new RequestedLine(Ids.next(), sku, quantity, Method.PICKUP, Optional.of(location));
    }

    static RequestedLine carryOut(Sku sku, long quantity, Gln location) {
        return new RequestedLine(Ids.next(), sku, quantity, Method.CARRY_OUT, Optional.of(location));
    }

    /** By the built-in policy, to nobody knows where. */
    public static Plan plan(List<RequestedLine> lines, Collection<Site> sites, StockBook book) {
        return plan(lines, sites, book, SourcingPolicy.BUILT_IN);
    }

    static Plan plan(List<RequestedLine> lines, Collection<Site> sites, StockBook book, SourcingPolicy policy) {
        return plan(new Basket(WEB, lines, Optional.empty()), network(sites, book), policy);
    }

    static Plan plan(Basket basket, Network network, SourcingPolicy policy) {
        return Sourcing.plan(basket, network, new Policies(List.of(new KnownPolicy(policy, 1)), Map.of()), Set.of());
    }

    static Network network(Collection<Site> sites, StockBook book) {
        return new Network(sites, stock(book), new Workload(Map.of()));
    }

    static Stock stock(StockBook book) {
        return (location, sku) -> book.at(new Place(location, sku))::available;
    }

    static SourcingPolicy by(Rule... rules) {
        return new SourcingPolicy(
                "test", new Scope(null, null), List.of(rules), Set.of(), Set.of(), Optional.empty(), false);
    }

    static SourcingPolicy without(Set<Gln> excluded, SourcingPolicy policy) {
        return new SourcingPolicy(
                policy.id(),
                policy.scope(),
                policy.rules(),
                excluded,
                policy.only(),
                policy.maxParcels(),
                policy.shipToStore());
    }

    static SourcingPolicy only(Set<Gln> only, SourcingPolicy policy) {
        return new SourcingPolicy(
                policy.id(),
                policy.scope(),
                policy.rules(),
                policy.excluded(),
                only,
                policy.maxParcels(),
                policy.shipToStore());
    }

    static SourcingPolicy atMost(int parcels, SourcingPolicy policy) {
        return new SourcingPolicy(
                policy.id(),
                policy.scope(),
                policy.rules(),
                policy.excluded(),
                policy.only(),
                Optional.of(parcels),
                policy.shipToStore());
    }

    static SourcingPolicy shippingToStores(SourcingPolicy policy) {
        return new SourcingPolicy(
                policy.id(),
                policy.scope(),
                policy.rules(),
                policy.excluded(),
                policy.only(),
                policy.maxParcels(),
                true);
    }
}
