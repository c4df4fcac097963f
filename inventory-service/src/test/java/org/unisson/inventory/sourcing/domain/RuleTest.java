package org.unisson.inventory.sourcing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.sourcing.domain.Books.LYON;
import static org.unisson.inventory.sourcing.domain.Books.NANTES;
import static org.unisson.inventory.sourcing.domain.Books.SHIRT;
import static org.unisson.inventory.sourcing.domain.Books.SHOE;
import static org.unisson.inventory.sourcing.domain.Books.SITES;
import static org.unisson.inventory.sourcing.domain.Books.WAREHOUSE;
import static org.unisson.inventory.sourcing.domain.Books.WEB;
import static org.unisson.inventory.sourcing.domain.Books.book;
import static org.unisson.inventory.sourcing.domain.Books.by;
import static org.unisson.inventory.sourcing.domain.Books.network;
import static org.unisson.inventory.sourcing.domain.Books.pickup;
import static org.unisson.inventory.sourcing.domain.Books.plan;
import static org.unisson.inventory.sourcing.domain.Books.shelf;
import static org.unisson.inventory.sourcing.domain.Books.ship;
import static org.unisson.inventory.sourcing.domain.Books.stock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.stock.domain.StockBook;

/** Each rule decides by itself, and says with which scores. */
class RuleTest {

    private static final Set<String> ALL = Set.of("SELL", "SHIP", "PICKUP");
    private static final Destination MARSEILLE = new Destination("FR", 43.30, 5.37);

    private final StockBook everywhere =
            book(shelf(WAREHOUSE, SHIRT, 9), shelf(LYON, SHIRT, 5), shelf(NANTES, SHIRT, 7), shelf(NANTES, SHOE, 2));

    @Test
    void theStoreWhereSomethingIsCollectedSendsTheRest() {
        Plan plan =
                plan(List.of(pickup(SHOE, 1, NANTES), ship(SHIRT, 1)), SITES, everywhere, by(Rule.PICKUP_STORE_FIRST));

        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(NANTES, NANTES);
        assertBehind(plan.decisions().getLast(), Rule.PICKUP_STORE_FIRST, 0, Map.of(WAREHOUSE, 1L, LYON, 1L));
    }

    @Test
    void whoHasEverythingIsBeforeWhoHasAPart() {
        Plan plan = plan(List.of(ship(SHOE, 1), ship(SHIRT, 1)), SITES, everywhere, by(Rule.ONE_PARCEL));

        assertBehind(only(plan), Rule.ONE_PARCEL, 0, Map.of(WAREHOUSE, 1L, LYON, 1L));
    }

    @Test
    void aWarehouseIsBeforeAStore() {
        Plan plan = plan(List.of(ship(SHIRT, 1)), SITES, everywhere, by(Rule.WAREHOUSE_FIRST));

        assertBehind(only(plan), Rule.WAREHOUSE_FIRST, 0, Map.of(LYON, 1L, NANTES, 1L));
    }

    @Test
    void theNearestIsFirst() {
        Plan plan = plan(to(MARSEILLE), network(SITES, everywhere), by(Rule.NEAREST));

        assertThat(only(plan).chosen()).extracting(Decision.Choice::location).containsExactly(LYON);
        assertBehind(only(plan), Rule.NEAREST, 277, Map.of(WAREHOUSE, 661L, NANTES, 697L));
    }

    @Test
    void whereNobodyKnowsWhereItGoesNearnessSaysNothing() {
        SourcingPolicy nearestThenFullest = by(Rule.NEAREST, Rule.MOST_STOCK);

        for (Optional<Destination> unknown :
                List.of(Optional.<Destination>empty(), Optional.of(new Destination("FR", null, null)))) {
            Plan plan = plan(
                    new Basket(WEB, List.of(ship(SHIRT, 1)), unknown), network(SITES, everywhere), nearestThenFullest);

            assertThat(only(plan).decidedBy()).contains(Rule.MOST_STOCK);
        }
    }

    @Test
    void theCheapestIsFirstAndWhoseCostIsNotKnownIsLast() {
        List<Site> sites = List.of(
                store(WAREHOUSE, new Handling(350L, null)),
                store(LYON, new Handling(349L, null)),
                store(NANTES, Handling.UNKNOWN));

        Plan plan = plan(List.of(ship(SHIRT, 1)), sites, everywhere, by(Rule.LOWEST_COST));

        assertBehind(only(plan), Rule.LOWEST_COST, 349, Map.of(WAREHOUSE, 350L, NANTES, Handling.MAX + 1));
    }

    @Test
    void theLeastLoadedIsFirstByItsCapacity() {
        List<Site> sites = List.of(
                store(WAREHOUSE, new Handling(null, 1_000L)),
                store(LYON, new Handling(null, 20L)),
                store(NANTES, Handling.UNKNOWN));
        Workload workload = new Workload(Map.of(WAREHOUSE, 100L, LYON, 1L));
        workload.change(NANTES, 7);
        workload.change(LYON, 1);

        Plan plan = plan(to(MARSEILLE), new Network(sites, stock(everywhere), workload), by(Rule.LEAST_WORKLOAD));

        assertThat(only(plan).chosen()).extracting(Decision.Choice::location).containsExactly(NANTES);
        assertBehind(only(plan), Rule.LEAST_WORKLOAD, 70, Map.of(WAREHOUSE, 100L, LYON, 100L));
    }

    @Test
    void aStoreKeepsItsLastUnitAndAWarehouseNeedNot() {
        StockBook scarce = book(shelf(WAREHOUSE, SHIRT, 2), shelf(LYON, SHIRT, 2), shelf(NANTES, SHIRT, 3));

        Plan plan = plan(
                List.of(ship(SHIRT, 2)), SITES, scarce, by(Rule.KEEP_LAST_UNIT, Rule.LOCATION_NUMBER, Rule.MOST_STOCK));

        assertThat(only(plan).chosen()).extracting(Decision.Choice::location).containsExactly(WAREHOUSE);
        assertThat(only(plan).outranked())
                .containsExactly(
                        new Decision.Outranked(Rule.KEEP_LAST_UNIT, 0, sorted(Map.of(LYON, 1L))),
                        new Decision.Outranked(
                                Rule.LOCATION_NUMBER,
                                Long.parseLong(WAREHOUSE.number()),
                                sorted(Map.of(NANTES, Long.parseLong(NANTES.number())))));
    }

    @Test
    void theFullestIsFirst() {
        Plan plan = plan(List.of(ship(SHIRT, 1)), SITES, everywhere, by(Rule.MOST_STOCK));

        assertBehind(only(plan), Rule.MOST_STOCK, -9, Map.of(LYON, -5L, NANTES, -7L));
    }

    @Test
    void aTieIsEndedByTheNumberHoweverTheSitesCome() {
        StockBook same = book(shelf(WAREHOUSE, SHIRT, 5), shelf(LYON, SHIRT, 5), shelf(NANTES, SHIRT, 5));

        for (List<Site> sites : List.of(SITES, SITES.reversed())) {
            Plan plan = plan(List.of(ship(SHIRT, 1)), sites, same, by(Rule.MOST_STOCK));

            assertThat(only(plan).chosen())
                    .extracting(Decision.Choice::location)
                    .containsExactly(WAREHOUSE);
            assertThat(only(plan).decidedBy()).contains(Rule.LOCATION_NUMBER);
        }
    }

    @Test
    void theFirstRuleThatTellsThemApartDecidesForEach() {
        Plan plan = plan(
                List.of(ship(SHIRT, 6)), SITES, everywhere, by(Rule.ONE_PARCEL, Rule.WAREHOUSE_FIRST, Rule.MOST_STOCK));

        assertThat(only(plan).decidedBy()).contains(Rule.WAREHOUSE_FIRST);
        assertThat(only(plan).outranked())
                .containsExactly(
                        new Decision.Outranked(Rule.ONE_PARCEL, 0, sorted(Map.of(LYON, 1L))),
                        new Decision.Outranked(Rule.WAREHOUSE_FIRST, 0, sorted(Map.of(NANTES, 1L))));
    }

    @Test
    void whereNobodyElseHasItNothingDecided() {
        Plan plan = plan(List.of(ship(SHOE, 1)), SITES, everywhere);

        assertThat(only(plan).decidedBy()).isEmpty();
        assertThat(plan.lines()).extracting(Allocation::decidedBy).containsExactly(Optional.empty());
        assertThat(only(plan).refused()).containsExactly(Map.entry(Refusal.NOT_ENOUGH_STOCK, List.of(WAREHOUSE, LYON)));
    }

    private static Basket to(Destination destination) {
        return new Basket(WEB, List.of(ship(SHIRT, 1)), Optional.of(destination));
    }

    private static Site store(Gln gln, Handling handling) {
        return new Site(gln, false, true, ALL, 0, 0, handling);
    }

    private static Decision only(Plan plan) {
        assertThat(plan.decisions()).hasSize(1);
        return plan.decisions().getFirst();
    }

    private static void assertBehind(Decision decision, Rule rule, long chosen, Map<Gln, Long> behind) {
        assertThat(decision.decidedBy()).contains(rule);
        assertThat(decision.outranked()).containsExactly(new Decision.Outranked(rule, chosen, sorted(behind)));
    }

    private static java.util.SortedMap<Gln, Long> sorted(Map<Gln, Long> map) {
        var sorted = new java.util.TreeMap<Gln, Long>(java.util.Comparator.comparing(Gln::number));
        sorted.putAll(map);
        return sorted;
    }
}
