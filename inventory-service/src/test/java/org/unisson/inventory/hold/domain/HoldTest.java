package org.unisson.inventory.hold.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.sourcing.domain.Books.LYON;
import static org.unisson.inventory.sourcing.domain.Books.SHIRT;
import static org.unisson.inventory.sourcing.domain.Books.SITES;
import static org.unisson.inventory.sourcing.domain.Books.WEB;
import static org.unisson.inventory.sourcing.domain.Books.book;
import static org.unisson.inventory.sourcing.domain.Books.plan;
import static org.unisson.inventory.sourcing.domain.Books.shelf;
import static org.unisson.inventory.sourcing.domain.Books.ship;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

class HoldTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration A_MICROSECOND = Duration.of(1, ChronoUnit.MICROS);

    private final StockBook book = book(shelf(LYON, SHIRT, 5));

    @Test
    void itIsOverAtItsEndAndNotAMicrosecondBefore() {
        Hold held = held(NOW);
        Instant end = NOW.plus(TEN_MINUTES);

        assertThat(held.countsAt(end.minus(A_MICROSECOND))).isTrue();
        assertThat(held.expire(book, end.minus(A_MICROSECOND))).isSameAs(held);
        assertThat(held.countsAt(end)).isFalse();
        assertThat(held.expire(book, end).status()).isEqualTo(Hold.Status.EXPIRED);
        assertThat(reserved()).isZero();
    }

    @Test
    void askingAgainPutsTheEndOffToThreeTimesTheTermAndNoFurther() {
        Hold held = held(NOW);

        assertThat(held.nextTerm(NOW.plusSeconds(60), TEN_MINUTES).orElseThrow().expiresAt())
                .isEqualTo(NOW.plusSeconds(660));

        Hold late =
                renewed(renewed(renewed(held, NOW.plusSeconds(599)), NOW.plusSeconds(1_190)), NOW.plusSeconds(1_700));
        assertThat(late.term().beganAt()).isEqualTo(NOW);
        assertThat(late.term().expiresAt()).isEqualTo(NOW.plusSeconds(1_800));
    }

    @Test
    void whoHasHeldAsLongAsItMayWaitsAsLongAsATerm() {
        Hold late = renewed(
                renewed(renewed(held(NOW), NOW.plusSeconds(599)), NOW.plusSeconds(1_190)), NOW.plusSeconds(1_700));
        Instant end = NOW.plusSeconds(1_800);
        Hold expired = late.expire(book, end);

        for (Hold over : List.of(late, expired)) {
            assertThat(over.nextTerm(end, TEN_MINUTES)).isEmpty();
            assertThat(over.nextTerm(end.plus(TEN_MINUTES).minus(A_MICROSECOND), TEN_MINUTES))
                    .isEmpty();
            assertThat(over.nextTerm(end.plus(TEN_MINUTES), TEN_MINUTES))
                    .hasValue(Term.begin(end.plus(TEN_MINUTES), TEN_MINUTES));
        }
    }

    @Test
    void givingBackAndAskingAgainIsNoNewBeginning() {
        Hold givenBack = held(NOW).giveBack(book);

        assertThat(givenBack
                        .nextTerm(NOW.plusSeconds(1_700), TEN_MINUTES)
                        .orElseThrow()
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(1_800));
        assertThat(givenBack
                        .nextTerm(NOW.plusSeconds(1_800), TEN_MINUTES)
                        .orElseThrow()
                        .beganAt())
                .isEqualTo(NOW.plusSeconds(1_800));
    }

    @Test
    void whatExpiredBeforeItWasUsedUpBeginsAnew() {
        Instant later = NOW.plus(TEN_MINUTES);

        assertThat(held(NOW).nextTerm(later, TEN_MINUTES)).hasValue(Term.begin(later, TEN_MINUTES));
    }

    @Test
    void anOrderTakesItsPlaceOnceAndARefusedOneLeavesTheCartFree() {
        UUID order = Ids.next();
        Hold ordered = held(NOW).giveBack(book).ordered(order);

        assertThat(reserved()).isZero();
        assertThat(ordered.ordered(order)).isSameAs(ordered);
        assertThat(ordered.notOrdered(Ids.next())).isSameAs(ordered);
        assertThat(ordered.notOrdered(order).status()).isEqualTo(Hold.Status.GIVEN_BACK);
        assertThat(ordered.giveBack(book)).isSameAs(ordered);
    }

    @Test
    void aCartThatNeverHeldMayHoldAtOnceAfterItsOrderWasRefused() {
        UUID order = Ids.next();
        Hold claimed = new Hold(
                Ids.next(), Hold.Status.ORDERED, null, Optional.empty(), List.of(), Term.none(NOW), Optional.of(order));

        assertThat(claimed.notOrdered(order).nextTerm(NOW, TEN_MINUTES)).hasValue(Term.begin(NOW, TEN_MINUTES));
    }

    @Test
    void givenBackTwiceItIsGivenBackOnce() {
        Hold givenBack = held(NOW).giveBack(book);

        assertThat(givenBack.giveBack(book)).isSameAs(givenBack);
        assertThat(givenBack.expire(book, NOW.plus(Duration.ofDays(1)))).isSameAs(givenBack);
        assertThat(reserved()).isZero();
    }

    private Hold held(Instant now) {
        Hold none = new Hold(
                Ids.next(), Hold.Status.NONE, null, Optional.empty(), List.of(), Term.none(now), Optional.empty());
        return put(none, now);
    }

    private Hold renewed(Hold hold, Instant now) {
        Term term = hold.nextTerm(now, TEN_MINUTES).orElseThrow();
        return put(hold.giveBack(book), term);
    }

    private Hold put(Hold free, Instant now) {
        return put(free, free.nextTerm(now, TEN_MINUTES).orElseThrow());
    }

    private Hold put(Hold free, Term term) {
        Basket basket = new Basket(WEB, List.of(ship(SHIRT, 2)), Optional.empty());
        return free.put(
                basket, Optional.empty(), plan(basket.lines(), SITES, book).lines(), term, book);
    }

    private long reserved() {
        return book.at(new Place(LYON, SHIRT)).reserved();
    }
}
