package org.unisson.inventory.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unisson.inventory.sourcing.domain.Books.LYON;
import static org.unisson.inventory.sourcing.domain.Books.SHIRT;
import static org.unisson.inventory.sourcing.domain.Books.SITES;
import static org.unisson.inventory.sourcing.domain.Books.book;
import static org.unisson.inventory.sourcing.domain.Books.plan;
import static org.unisson.inventory.sourcing.domain.Books.shelf;
import static org.unisson.inventory.sourcing.domain.Books.ship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

class ReservationTest {

    private static final Instant LATER = Instant.parse("2026-03-01T10:00:00Z");
    private static final Place SHELF = new Place(LYON, SHIRT);

    private final StockBook book = book(shelf(LYON, SHIRT, 5));

    /** Every state against every message: what comes out, how many pieces stay reserved, of two held on a shelf of five. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "Held,      confirm, Confirmed, 2",
        "Held,      cancel,  Released,  0",
        "Held,      expire,  Released,  0",
        "Held,      fulfil,  Fulfilled, 0",
        "Confirmed, confirm, Confirmed, 2",
        "Confirmed, cancel,  Released,  0",
        "Confirmed, expire,  Confirmed, 2",
        "Confirmed, fulfil,  Fulfilled, 0",
        "Fulfilled, confirm, Fulfilled, 0",
        "Fulfilled, cancel,  Fulfilled, 0",
        "Fulfilled, expire,  Fulfilled, 0",
        "Fulfilled, fulfil,  Fulfilled, 0",
        "Released,  confirm, Confirmed, 2",
        "Released,  cancel,  Released,  0",
        "Released,  expire,  Released,  0",
        "Released,  fulfil,  Fulfilled, 0",
        "Refused,   confirm, error,     0",
        "Refused,   cancel,  Refused,   0",
        "Refused,   expire,  Refused,   0",
        "Refused,   fulfil,  error,     0"
    })
    void theWholeMatrix(String state, String message, String expected, long reserved) {
        Reservation before = inState(state);

        if (expected.equals("error")) {
            assertThatThrownBy(() -> tell(message).apply(before, book)).isInstanceOf(IllegalStateException.class);
        } else {
            Reservation after = tell(message).apply(before, book);
            assertThat(after.state().getClass().getSimpleName()).isEqualTo(expected);
            if (!expected.equals(state)) {
                assertThat(after.version()).isEqualTo(before.version() + 1);
            } else {
                assertThat(after).isSameAs(before);
            }
        }
        assertThat(book.at(SHELF).reserved()).isEqualTo(reserved);
    }

    @Test
    void whatExpiredAndWasSoldMeanwhileIsRefusedWhenTheConfirmationComes() {
        Reservation released = inState("Released");
        Reservation.place(Ids.next(), plan(List.of(ship(SHIRT, 4)), SITES, book), book, LATER);

        Reservation after = released.confirm(book);

        assertThat(after.state())
                .isEqualTo(new Reservation.State.Refused(
                        List.of(new Shortage(SHIRT, 2, 1, Shortage.Reason.OUT_OF_STOCK))));
        assertThat(book.at(SHELF).reserved()).isEqualTo(4);
    }

    /** Pieces that come to those still there are promised with them, at the later of both; to none, as they are. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00Z, 2026-03-03T10:00:00Z, 1, 2026-03-03T10:00:00Z",
        "2026-03-03T10:00:00Z, 2026-03-02T10:00:00Z, 1, 2026-03-03T10:00:00Z",
        "2026-03-03T10:00:00Z, 2026-03-02T10:00:00Z, 2, 2026-03-02T10:00:00Z",
        "2026-03-03T10:00:00Z,                     , 1, 2026-03-03T10:00:00Z",
        "                    , 2026-03-02T10:00:00Z, 1, 2026-03-02T10:00:00Z",
        "2026-03-03T10:00:00Z,                     , 2, "
    })
    void whatComesToALineIsPromisedWithIt(Instant held, Instant more, long gone, Instant promised) {
        Reservation before = inState("Confirmed");
        UUID line = before.lines().getFirst().lineId();
        Reservation open = new Reservation(
                before.orderId(),
                before.version(),
                before.state(),
                List.of(new ReservedLine(line, SHELF, 2, 0, Optional.empty(), Optional.ofNullable(held))),
                LATER);

        Reservation after = open.handled(List.of(new Reservation.Handled(line, SHELF, gone, gone)), book)
                .replaced(List.of(new Allocation(line, SHELF, 1, Optional.empty(), Optional.ofNullable(more))), book);

        assertThat(after.lines()).singleElement().satisfies(seen -> assertThat(seen.promisedBy())
                .isEqualTo(Optional.ofNullable(promised)));
    }

    private Reservation inState(String state) {
        Reservation held = Reservation.place(Ids.next(), plan(List.of(ship(SHIRT, 2)), SITES, book), book, LATER);
        return switch (state) {
            case "Held" -> held;
            case "Confirmed" -> held.confirm(book);
            case "Fulfilled" -> held.confirm(book).fulfil(book);
            case "Released" -> held.cancel(book);
            case "Refused" -> {
                held.cancel(book);
                yield Reservation.place(Ids.next(), plan(List.of(ship(SHIRT, 6)), SITES, book), book, LATER);
            }
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static BiFunction<Reservation, StockBook, Reservation> tell(String message) {
        return switch (message) {
            case "confirm" -> Reservation::confirm;
            case "cancel" -> Reservation::cancel;
            case "expire" -> Reservation::expire;
            case "fulfil" -> Reservation::fulfil;
            default -> throw new IllegalArgumentException(message);
        };
    }
}
