package org.unisson.inventory.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.domain.Reservation.ReleaseReason;
import org.unisson.inventory.reservation.domain.Reservation.State;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;

/** What audits do to a reservation: what was promised is set aside again, whether it is there or not. */
class ReservationHealingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID LINE = Ids.next();
    private static final Place HERE = new Place(Gln.ofTwelve("301234567890"), new Sku("S"));

    @Test
    void whatWasGivenBackIsSetAsideAgain() {
        StockBook book = book(5, 0);

        Reservation after =
                reservation(new State.Released(ReleaseReason.EXPIRED), 2).uphold(List.of(), book);

        assertThat(after.state()).isEqualTo(new State.Confirmed());
        assertThat(after.version()).isEqualTo(8);
        assertThat(after.lines().getFirst().quantity()).isEqualTo(2);
        assertThat(book.at(HERE).reserved()).isEqualTo(2);
        assertThat(book.at(HERE).missing()).isZero();
    }

    @Test
    void alsoWhereItHasGoneMeanwhile() {
        StockBook book = book(1, 0);

        reservation(new State.Refused(List.of()), 2).uphold(List.of(), book);

        assertThat(book.at(HERE).reserved()).isEqualTo(2);
        assertThat(book.at(HERE).missing()).isEqualTo(1);
        assertThat(book.at(HERE).available()).isZero();
    }

    @Test
    void onlyWhatIsStillOwedIsSetAside() {
        StockBook book = book(5, 0);

        Reservation after = reservation(new State.Released(ReleaseReason.EXPIRED), 2)
                .uphold(List.of(new Owed(LINE, HERE, 1)), book);

        assertThat(after.lines().getFirst().quantity()).isEqualTo(1);
        assertThat(book.at(HERE).reserved()).isEqualTo(1);
    }

    @Test
    void whatIsSetAsideAlreadyIsNotSetAsideTwice() {
        StockBook book = book(5, 2);

        Reservation after = reservation(new State.Confirmed(), 2).uphold(List.of(new Owed(LINE, HERE, 3)), book);

        assertThat(after.lines().getFirst().quantity()).isEqualTo(3);
        assertThat(book.at(HERE).reserved()).isEqualTo(3);
    }

    @Test
    void oneThatIsGoneIsMadeAgainBeyondWhatWasHeardOfIt() {
        StockBook book = book(5, 0);

        Reservation made = Reservation.restored(Ids.next(), List.of(new Owed(LINE, HERE, 3)), book, NOON);

        assertThat(made.state()).isEqualTo(new State.Confirmed());
        assertThat(made.version()).isGreaterThan(1_000_000);
        assertThat(book.at(HERE).reserved()).isEqualTo(3);
    }

    @Test
    void whatIsLeftAfterTheEndIsForNobodyAndOnlyOnce() {
        StockBook book = book(5, 2);

        Reservation after = reservation(new State.Confirmed(), 2).over(book);

        assertThat(after.state()).isEqualTo(new State.Fulfilled());
        assertThat(book.at(HERE).reserved()).isZero();
        assertThat(after.over(book)).isSameAs(after);
    }

    @Test
    void whatIsTooMuchIsGivenBackAndTheRestStays() {
        StockBook book = book(5, 3);

        Reservation after = reservation(new State.Held(), 3).relieve(List.of(new Owed(LINE, HERE, 1)), book);

        assertThat(after.state()).isEqualTo(new State.Held());
        assertThat(after.version()).isEqualTo(8);
        assertThat(after.lines().getFirst().quantity()).isEqualTo(2);
        assertThat(after.lines().getFirst().taken()).isZero();
        assertThat(book.at(HERE).reserved()).isEqualTo(2);
    }

    @Test
    void noMoreIsGivenBackThanIsSetAside() {
        StockBook book = book(5, 3);

        Reservation after = reservation(new State.Confirmed(), 1).relieve(List.of(new Owed(LINE, HERE, 2)), book);

        assertThat(after.lines().getFirst().quantity()).isZero();
        assertThat(book.at(HERE).reserved()).isEqualTo(2);
    }

    private static Reservation reservation(State state, long pieces) {
        ReservedLine line = new ReservedLine(LINE, HERE, pieces, 0, Optional.empty(), Optional.empty());
        return new Reservation(Ids.next(), 7, state, List.of(line), NOON);
    }

    private static StockBook book(long onHand, long reserved) {
        return new StockBook(List.of(new StockLevel(HERE, onHand, reserved, 0, 1, "TEST")));
    }
}
