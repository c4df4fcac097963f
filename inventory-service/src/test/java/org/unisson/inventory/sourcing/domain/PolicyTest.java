package org.unisson.inventory.sourcing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.sourcing.domain.Books.LYON;
import static org.unisson.inventory.sourcing.domain.Books.NANTES;
import static org.unisson.inventory.sourcing.domain.Books.SHIRT;
import static org.unisson.inventory.sourcing.domain.Books.SHOE;
import static org.unisson.inventory.sourcing.domain.Books.SITES;
import static org.unisson.inventory.sourcing.domain.Books.WAREHOUSE;
import static org.unisson.inventory.sourcing.domain.Books.WEB;
import static org.unisson.inventory.sourcing.domain.Books.atMost;
import static org.unisson.inventory.sourcing.domain.Books.book;
import static org.unisson.inventory.sourcing.domain.Books.by;
import static org.unisson.inventory.sourcing.domain.Books.carryOut;
import static org.unisson.inventory.sourcing.domain.Books.network;
import static org.unisson.inventory.sourcing.domain.Books.only;
import static org.unisson.inventory.sourcing.domain.Books.pickup;
import static org.unisson.inventory.sourcing.domain.Books.plan;
import static org.unisson.inventory.sourcing.domain.Books.shelf;
import static org.unisson.inventory.sourcing.domain.Books.ship;
import static org.unisson.inventory.sourcing.domain.Books.shippingToStores;
import static org.unisson.inventory.sourcing.domain.Books.without;
import static org.unisson.inventory.sourcing.domain.SourcingPolicy.BUILT_IN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.sourcing.domain.Policies.Basis;
import org.unisson.inventory.sourcing.domain.SourcingPolicy.Scope;
import org.unisson.inventory.stock.domain.StockBook;

/** What policies can say beside their rules, and which one is followed. */
class PolicyTest {

    private final StockBook everywhere =
            book(shelf(WAREHOUSE, SHIRT, 9), shelf(LYON, SHIRT, 5), shelf(NANTES, SHIRT, 7));

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "web,  acme,  web-acme, CHANNEL_AND_BRAND",
        "web,  other, web,      CHANNEL",
        "web,  ,      web,      CHANNEL",
        "till, acme,  acme,     BRAND",
        "till, other, all,      DEFAULT",
        "till, ,      all,      DEFAULT"
    })
    void theMostSpecificOneIsFollowed(String channel, String brand, String policy, Basis basis) {
        Policies policies = new Policies(
                List.of(
                        named("all", null, null),
                        named("acme", null, "acme"),
                        named("web", "web", null),
                        named("web-acme", "web", "acme")),
                brand == null ? Map.of() : Map.of(SHIRT, brand));

        Policies.Applied applied = policies.of(channel, SHIRT);

        assertThat(applied.known().policy().id()).isEqualTo(policy);
        assertThat(applied.basis()).isEqualTo(basis);
    }

    @Test
    void withoutAnyTheBuiltInOneIsFollowed() {
        assertThat(new Policies(List.of(), Map.of(SHIRT, "acme")).of(WEB, SHIRT))
                .isEqualTo(new Policies.Applied(KnownPolicy.BUILT_IN, Basis.DEFAULT));
    }

    @Test
    void linesOfDifferentPoliciesAreDecidedApartFromTheSameShelves() {
        Sku other = new Sku("OTHER");
        StockBook book = book(shelf(WAREHOUSE, SHIRT, 1), shelf(LYON, SHIRT, 1), shelf(LYON, other, 1));
        KnownPolicy fromLyon = new KnownPolicy(
                new SourcingPolicy(
                        "lyon", new Scope(null, "acme"), List.of(), Set.of(), Set.of(LYON), Optional.empty(), false),
                4);
        Policies policies = new Policies(List.of(fromLyon), Map.of(SHIRT, "acme"));

        Plan plan = Sourcing.plan(
                new Basket(WEB, List.of(ship(other, 1), ship(SHIRT, 1)), Optional.empty()),
                network(SITES, book),
                policies,
                Set.of());

        assertThat(plan.decisions())
                .extracting(decision -> decision.applied().basis())
                .containsExactly(Basis.DEFAULT, Basis.BRAND);
        assertThat(plan.decisions().getLast().refused())
                .containsExactly(Map.entry(Refusal.EXCLUDED_BY_POLICY, List.of(WAREHOUSE, NANTES)));
    }

    @Test
    void everyRefusalHasItsReason() {
        Gln closed = Gln.ofTwelve("300000000004");
        Gln kiosk = Gln.ofTwelve("300000000005");
        Gln empty = Gln.ofTwelve("300000000006");
        List<Site> sites = new java.util.ArrayList<>(SITES);
        sites.add(new Site(closed, false, false, Set.of("SHIP"), 0, 0, Handling.UNKNOWN));
        sites.add(new Site(kiosk, false, true, Set.of("SELL", "PICKUP"), 0, 0, Handling.UNKNOWN));
        sites.add(new Site(empty, false, true, Set.of("SHIP"), 0, 0, Handling.UNKNOWN));

        Plan plan = Sourcing.plan(
                new Basket(WEB, List.of(ship(SHIRT, 1)), Optional.empty()),
                network(sites, everywhere),
                new Policies(List.of(new KnownPolicy(without(Set.of(WAREHOUSE), BUILT_IN), 1)), Map.of()),
                Set.of(NANTES));

        assertThat(plan.decisions().getFirst().refused())
                .containsExactly(
                        Map.entry(Refusal.EXCLUDED, List.of(NANTES)),
                        Map.entry(Refusal.CLOSED, List.of(closed)),
                        Map.entry(Refusal.CANNOT_SHIP, List.of(kiosk)),
                        Map.entry(Refusal.EXCLUDED_BY_POLICY, List.of(WAREHOUSE)),
                        Map.entry(Refusal.NOT_ENOUGH_STOCK, List.of(empty)));
        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(LYON);
    }

    @Test
    void onlyTheAllowedOnesServe() {
        Plan plan = plan(List.of(ship(SHIRT, 6)), SITES, everywhere, only(Set.of(LYON), BUILT_IN));

        assertThat(plan.shortages()).containsExactly(new Shortage(SHIRT, 6, 5, Shortage.Reason.OUT_OF_STOCK));
    }

    @Test
    void whatIsInTheCustomersHandsIsSoldWhateverThePolicySays() {
        Plan plan = plan(List.of(carryOut(SHIRT, 1, LYON)), SITES, everywhere, without(Set.of(LYON), BUILT_IN));

        assertThat(plan.possible()).isTrue();
    }

    @Test
    void anUnknownStoreAndOneThatCannotSellAreRefused() {
        Gln nowhere = Gln.ofTwelve("399999999999");

        Plan plan = plan(List.of(carryOut(SHIRT, 1, nowhere), carryOut(SHOE, 1, WAREHOUSE)), SITES, everywhere);

        assertThat(plan.shortages())
                .containsExactly(
                        new Shortage(SHIRT, 1, 0, Shortage.Reason.UNKNOWN_LOCATION),
                        new Shortage(SHOE, 1, 0, Shortage.Reason.LOCATION_CANNOT_SERVE));
        assertThat(plan.decisions())
                .extracting(Decision::refused)
                .containsExactly(
                        new java.util.TreeMap<>(Map.of(Refusal.UNKNOWN_LOCATION, List.of(nowhere))),
                        new java.util.TreeMap<>(Map.of(Refusal.CANNOT_SELL, List.of(WAREHOUSE))));
    }

    @Test
    void endlessAisleOneIsCarriedOutTheOtherIsSentFromElsewhere() {
        StockBook book = book(shelf(LYON, SHIRT, 1), shelf(NANTES, SHIRT, 3));

        Plan plan = plan(
                List.of(
                        carryOut(SHIRT, 1, LYON),
                        new RequestedLine(
                                org.unisson.chassis.values.Ids.next(),
                                SHIRT,
                                1,
                                RequestedLine.Method.SHIP,
                                Optional.of(LYON))),
                SITES,
                book);

        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(LYON, NANTES);
    }

    @Test
    void whereSplittingIsForbiddenWhoHasEverythingServesThoughItRanksBehind() {
        StockBook book = book(shelf(NANTES, SHIRT, 9), shelf(LYON, SHIRT, 2));
        Basket toLyon = new Basket(WEB, List.of(ship(SHIRT, 3)), Optional.of(new Destination("FR", 45.8, 4.9)));

        Plan free = plan(toLyon, network(SITES, book), by(Rule.NEAREST));
        Plan one = plan(toLyon, network(SITES, book), atMost(1, by(Rule.NEAREST)));

        assertThat(free.lines()).extracting(line -> line.place().location()).containsExactly(LYON, NANTES);
        assertThat(one.lines()).extracting(line -> line.place().location()).containsExactly(NANTES);
        assertThat(one.decisions().getLast().refused())
                .containsExactly(
                        Map.entry(Refusal.NOT_ENOUGH_STOCK, List.of(WAREHOUSE)),
                        Map.entry(Refusal.TOO_MANY_PARCELS, List.of(LYON)));
    }

    @Test
    void twoParcelsAreFoundWhereTheRankingWouldTakeThree() {
        Sku hat = new Sku("HAT");
        StockBook book = book(
                shelf(WAREHOUSE, SHIRT, 9),
                shelf(LYON, SHOE, 9),
                shelf(LYON, hat, 1),
                shelf(NANTES, hat, 9),
                shelf(NANTES, SHIRT, 1));
        List<RequestedLine> lines = List.of(ship(SHIRT, 1), ship(SHOE, 1), ship(hat, 1));

        Plan three = plan(lines, SITES, book);
        Plan two = plan(lines, SITES, book, atMost(2, BUILT_IN));

        assertThat(three.lines()).extracting(line -> line.place().location()).containsExactly(WAREHOUSE, LYON, NANTES);
        assertThat(two.possible()).isTrue();
        assertThat(two.lines()).extracting(line -> line.place().location()).containsExactly(WAREHOUSE, LYON, LYON);
    }

    @Test
    void whatDoesNotFitIntoSoManyParcelsIsRefusedAndSaysSo() {
        StockBook book = book(shelf(WAREHOUSE, SHIRT, 1), shelf(LYON, SHIRT, 1), shelf(NANTES, SHIRT, 1));

        Plan plan = plan(List.of(ship(SHIRT, 3)), SITES, book, atMost(2, BUILT_IN));

        assertThat(plan.shortages()).containsExactly(new Shortage(SHIRT, 3, 3, Shortage.Reason.TOO_MANY_PARCELS));
        assertThat(plan.lines()).isEmpty();
        assertThat(plan.decisions().getLast().refused())
                .containsExactly(Map.entry(Refusal.TOO_MANY_PARCELS, List.of(WAREHOUSE, LYON, NANTES)));
    }

    @Test
    void whatIsNotWhereItIsCollectedIsSentThereWhereThePolicySaysSo() {
        StockBook book = book(shelf(NANTES, SHIRT, 9));

        Plan refused = plan(List.of(pickup(SHIRT, 1, LYON)), SITES, book);
        Plan sent = plan(List.of(pickup(SHIRT, 1, LYON)), SITES, book, shippingToStores(BUILT_IN));

        assertThat(refused.shortages()).containsExactly(new Shortage(SHIRT, 1, 0, Shortage.Reason.OUT_OF_STOCK));
        assertThat(sent.lines()).extracting(line -> line.place().location()).containsExactly(NANTES);
        assertThat(sent.decisions().getFirst().collectedAt()).contains(LYON);
        assertThat(sent.decisions().getFirst().refused())
                .containsExactly(Map.entry(Refusal.NOT_ENOUGH_STOCK, List.of(WAREHOUSE, LYON)));
    }

    @Test
    void whatIsThereIsNotSent() {
        Plan plan = plan(List.of(pickup(SHIRT, 5, LYON)), SITES, everywhere, shippingToStores(BUILT_IN));

        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(LYON);
        assertThat(plan.decisions().getFirst().collectedAt()).isEmpty();
    }

    @Test
    void theStoreGivesWhatItHasAndTheRestIsSentWhereItIsToComeFirst() {
        Plan plan =
                plan(List.of(pickup(SHIRT, 6, LYON)), SITES, everywhere, shippingToStores(by(Rule.PICKUP_STORE_FIRST)));

        assertThat(plan.lines()).extracting(Allocation::quantity).containsExactly(5L, 1L);
        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(LYON, WAREHOUSE);
    }

    @Test
    void nothingIsSentToAStoreThatCannotHandItOver() {
        Plan plan = plan(List.of(pickup(SHIRT, 1, WAREHOUSE)), SITES, everywhere, shippingToStores(BUILT_IN));

        assertThat(plan.shortages()).containsExactly(new Shortage(SHIRT, 1, 0, Shortage.Reason.LOCATION_CANNOT_SERVE));
    }

    @Test
    void whatTheCustomerHoldsIsNotSentElsewhere() {
        StockBook book = book(shelf(LYON, SHIRT, 1));

        Plan plan = plan(
                List.of(pickup(SHIRT, 1, NANTES), carryOut(SHIRT, 1, LYON)), SITES, book, shippingToStores(BUILT_IN));

        assertThat(plan.shortages()).containsExactly(new Shortage(SHIRT, 1, 0, Shortage.Reason.OUT_OF_STOCK));
        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(LYON);
    }

    private static KnownPolicy named(String id, String channel, String brand) {
        return new KnownPolicy(
                new SourcingPolicy(
                        id, new Scope(channel, brand), List.of(), Set.of(), Set.of(), Optional.empty(), false),
                1);
    }
}
