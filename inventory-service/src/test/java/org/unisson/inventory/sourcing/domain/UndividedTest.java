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
import static org.unisson.inventory.sourcing.domain.Books.network;
import static org.unisson.inventory.sourcing.domain.Books.pickup;
import static org.unisson.inventory.sourcing.domain.Books.shelf;
import static org.unisson.inventory.sourcing.domain.Books.ship;
import static org.unisson.inventory.sourcing.domain.Books.shippingToStores;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.StockBook;

/** A limited edition comes from one place, line by line. */
class UndividedTest {

    @Test
    void aLineThatNoPlaceHasAltogetherCannotBeHad() {
        StockBook book = book(shelf(WAREHOUSE, SHIRT, 2), shelf(LYON, SHIRT, 2));

        Plan plan = plan(book, Set.of(SHIRT), ship(SHIRT, 3));

        assertThat(plan.shortages()).containsExactly(new Shortage(SHIRT, 3, 4, Shortage.Reason.TOO_MANY_PARCELS));
        assertThat(plan(book, Set.of(), ship(SHIRT, 3)).possible()).isTrue();
    }

    @Test
    void aPlaceThatHasItAllIsTakenEvenWhereAnotherComesFirst() {
        StockBook book = book(shelf(WAREHOUSE, SHIRT, 2), shelf(LYON, SHIRT, 3));

        Plan plan = plan(book, Set.of(SHIRT), ship(SHIRT, 3));

        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(LYON);
    }

    @Test
    void twoLinesMayComeFromTwoPlacesAndOthersAreSplitAsEver() {
        StockBook book = book(
                shelf(WAREHOUSE, SHIRT, 2), shelf(LYON, SHIRT, 2), shelf(WAREHOUSE, SHOE, 1), shelf(NANTES, SHOE, 1));

        Plan plan = plan(book, Set.of(SHIRT), ship(SHIRT, 2), ship(SHOE, 2), ship(SHIRT, 2));

        assertThat(plan.possible()).isTrue();
        assertThat(plan.lines()).hasSize(4);
    }

    @Test
    void nothingIsSentToTheStoreWhereItIsCollected() {
        StockBook book = book(shelf(WAREHOUSE, SHIRT, 5));

        assertThat(plan(book, Set.of(), pickup(SHIRT, 1, LYON)).possible()).isTrue();
        assertThat(plan(book, Set.of(SHIRT), pickup(SHIRT, 1, LYON)).shortages())
                .containsExactly(new Shortage(SHIRT, 1, 0, Shortage.Reason.OUT_OF_STOCK));
    }

    @Test
    void whatAStoreSellsToBeSentIsItsOwn() {
        StockBook book = book(shelf(LYON, SHIRT, 1), shelf(NANTES, SHIRT, 9));
        RequestedLine sent = new RequestedLine(Ids.next(), SHIRT, 2, RequestedLine.Method.SHIP, Optional.of(LYON));

        assertThat(plan(book, Set.of(), sent).possible()).isTrue();
        assertThat(plan(book, Set.of(SHIRT), sent).shortages())
                .containsExactly(new Shortage(SHIRT, 2, 1, Shortage.Reason.OUT_OF_STOCK));
    }

    private static Plan plan(StockBook book, Set<Sku> undivided, RequestedLine... lines) {
        SourcingPolicy policy = shippingToStores(SourcingPolicy.BUILT_IN);
        Policies policies = new Policies(List.of(new KnownPolicy(policy, 1)), Map.of())
                .undividing((channel, sku) -> undivided.contains(sku));
        return Sourcing.plan(
                new Basket(WEB, List.of(lines), Optional.empty()), network(SITES, book), policies, Set.of());
    }
}
