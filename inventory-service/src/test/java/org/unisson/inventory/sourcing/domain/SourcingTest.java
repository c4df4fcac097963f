package org.unisson.inventory.sourcing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.sourcing.domain.Books.LYON;
import static org.unisson.inventory.sourcing.domain.Books.NANTES;
import static org.unisson.inventory.sourcing.domain.Books.SHIRT;
import static org.unisson.inventory.sourcing.domain.Books.SHOE;
import static org.unisson.inventory.sourcing.domain.Books.SITES;
import static org.unisson.inventory.sourcing.domain.Books.WAREHOUSE;
import static org.unisson.inventory.sourcing.domain.Books.book;
import static org.unisson.inventory.sourcing.domain.Books.pickup;
import static org.unisson.inventory.sourcing.domain.Books.plan;
import static org.unisson.inventory.sourcing.domain.Books.shelf;
import static org.unisson.inventory.sourcing.domain.Books.ship;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.stock.domain.StockBook;

/** What the built-in policy does. */
class SourcingTest {

    @Test
    void oneParcelWinsOverFullerShelves() {
        StockBook book = book(
                shelf(WAREHOUSE, SHIRT, 100), shelf(NANTES, SHIRT, 1), shelf(NANTES, SHOE, 1), shelf(LYON, SHOE, 50));

        Plan plan = plan(List.of(ship(SHIRT, 1), ship(SHOE, 1)), SITES, book);

        assertThat(plan.lines()).extracting(line -> line.place().location()).containsOnly(NANTES);
    }

    @Test
    void aWarehouseIsPreferredToAStoreThatHasMore() {
        StockBook book = book(shelf(WAREHOUSE, SHIRT, 2), shelf(LYON, SHIRT, 50));

        Plan plan = plan(List.of(ship(SHIRT, 2)), SITES, book);

        assertThat(plan.lines()).extracting(line -> line.place().location()).containsExactly(WAREHOUSE);
    }

    @Test
    void aLineIsSplitOnlyWhenNoPlaceHasEnough() {
        StockBook book = book(shelf(WAREHOUSE, SHIRT, 2), shelf(LYON, SHIRT, 2), shelf(NANTES, SHIRT, 1));

        Plan plan = plan(List.of(ship(SHIRT, 5)), SITES, book);

        assertThat(plan.possible()).isTrue();
        assertThat(plan.lines()).extracting(Allocation::quantity).containsExactly(2L, 2L, 1L);
    }

    @Test
    void nothingIsPromisedTwiceWithinOneBasket() {
        StockBook book = book(shelf(LYON, SHIRT, 3));

        Plan plan = plan(List.of(pickup(SHIRT, 2, LYON), ship(SHIRT, 2)), SITES, book);

        assertThat(plan.possible()).isFalse();
        assertThat(plan.shortages()).containsExactly(new Shortage(SHIRT, 2, 1, Shortage.Reason.OUT_OF_STOCK));
    }

    @Test
    void safetyStockIsNotPromised() {
        StockBook book = book(shelf(LYON, SHIRT, 3));
        book.at(new org.unisson.inventory.stock.domain.Place(LYON, SHIRT)).keepBack(2);

        assertThat(plan(List.of(pickup(SHIRT, 2, LYON)), SITES, book).possible())
                .isFalse();
        assertThat(plan(List.of(pickup(SHIRT, 1, LYON)), SITES, book).possible())
                .isTrue();
    }

    @Test
    void aClosedLocationIsOutOfTheOffer() {
        StockBook book = book(shelf(LYON, SHIRT, 3));
        List<Site> closed = List.of(new Site(LYON, false, false, Set.of("SHIP", "PICKUP"), 0, 0, Handling.UNKNOWN));

        Plan plan = plan(List.of(ship(SHIRT, 1)), closed, book);
        Plan asked = plan(List.of(pickup(SHIRT, 1, LYON)), closed, book);

        assertThat(plan.shortages()).extracting(Shortage::reason).containsExactly(Shortage.Reason.OUT_OF_STOCK);
        assertThat(asked.shortages())
                .extracting(Shortage::reason)
                .containsExactly(Shortage.Reason.LOCATION_CANNOT_SERVE);
    }

    @Test
    void planningTakesNothingFromTheBook() {
        StockBook book = book(shelf(LYON, SHIRT, 3));

        plan(List.of(ship(SHIRT, 3)), SITES, book);

        assertThat(book.changed()).isEmpty();
    }
}
