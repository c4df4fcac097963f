package org.unisson.inventory.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.sourcing.domain.Books.LYON;
import static org.unisson.inventory.sourcing.domain.Books.NANTES;
import static org.unisson.inventory.sourcing.domain.Books.SHIRT;
import static org.unisson.inventory.sourcing.domain.Books.SHOE;
import static org.unisson.inventory.sourcing.domain.Books.SITES;
import static org.unisson.inventory.sourcing.domain.Books.WAREHOUSE;
import static org.unisson.inventory.sourcing.domain.Books.book;
import static org.unisson.inventory.sourcing.domain.Books.plan;
import static org.unisson.inventory.sourcing.domain.Books.ship;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.quota.domain.Counted;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

/**
 * Fifty thousand random steps of many orders on few shelves: after each, what is reserved at a place is what open
 * reservations have set aside there, and what is on hand is what came less what left.
 */
class ReservationHistoriesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int STEPS = 50_000;
    private static final List<Gln> SHELVES = List.of(WAREHOUSE, LYON, NANTES);
    private static final List<Sku> GOODS = List.of(SHIRT, SHOE);

    private final long seed = Long.getLong("unisson.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final StockBook book = book();
    private final List<Reservation> reservations = new ArrayList<>();
    private final Map<Place, Long> onHand = new HashMap<>();

    @Test
    void nothingIsReservedForNobodyAndNothingLeavesTwice() {
        for (int step = 0; step < STEPS; step++) {
            String what = step();
            if (step % 50 == 0 || step > STEPS - 50) {
                check("seed " + seed + ", step " + step + ": " + what);
            }
        }
    }

    private String step() {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return receive();
        }
        if (dice < 5 || reservations.isEmpty()) {
            return place();
        }
        int index = random.nextInt(reservations.size());
        Reservation before = reservations.get(index);
        Reservation after =
                switch (dice) {
                    case 5, 6, 7 -> before.state() instanceof Reservation.State.Refused ? before : before.confirm(book);
                    case 8 -> before.cancel(book);
                    case 9 -> before.expire(book);
                    case 10 -> before.consigned();
                    case 11 -> before.uphold(owed(before), book);
                    case 12 -> before.over(book);
                    case 13 -> undelivered(before);
                    default -> handled(before);
                };
        assertThat(after.version()).as("seed " + seed).isGreaterThanOrEqualTo(before.version());
        reservations.set(index, after);
        if (reservations.size() > 400) {
            forgetEnded();
        }
        return dice + " on " + before;
    }

    private String receive() {
        Place place = new Place(any(SHELVES), any(GOODS));
        move(place, 1 + random.nextInt(20), MovementReason.RECEIPT);
        return "received at " + place;
    }

    private String place() {
        List<RequestedLine> lines = Stream.generate(() -> ship(any(GOODS), 1 + random.nextInt(4)))
                .limit(1 + random.nextInt(3))
                .toList();
        reservations.add(Reservation.place(Ids.next(), plan(lines, SITES, book), book, NOON));
        return "placed " + lines;
    }

    /** What consignments are still to hand out, by an audit: nothing known, or some of a line, maybe elsewhere. */
    private List<Owed> owed(Reservation before) {
        return before.lines().isEmpty() || random.nextBoolean()
                ? List.of()
                : List.of(new Owed(
                        any(before.lines()).lineId(), new Place(any(SHELVES), any(GOODS)), 1 + random.nextInt(4)));
    }

    /** A part of a line has left, or is not there and is looked for elsewhere, or is not wanted. */
    private Reservation handled(Reservation before) {
        Optional<ReservedLine> line = before.lines().stream()
                .filter(one -> one.quantity() > 0)
                .skip(random.nextInt(2))
                .findFirst();
        if (line.isEmpty() || !before.isOpen()) {
            return before;
        }
        Place place = line.get().place();
        // More than is set aside: what a consignment says is a fact, and may be said of pieces that were set free.
        long pieces = 1 + random.nextLong(line.get().quantity() + 1);
        int fate = random.nextInt(3);
        long left = fate == 0 ? pieces : 0;
        Reservation after =
                before.handled(List.of(new Reservation.Handled(line.get().lineId(), place, pieces, left)), book);
        if (fate == 0) {
            move(place, -pieces, MovementReason.SALE);
        }
        if (fate == 1) {
            move(place, -pieces, MovementReason.SHRINKAGE);
            Plan elsewhere = plan(List.of(ship(place.sku(), pieces)), SITES, book);
            after = after.replaced(elsewhere.possible() ? elsewhere.lines() : List.of(), book);
        }
        return after;
    }

    /** What had left for a store was lost on the way, and is sent again where there is more of it. */
    private Reservation undelivered(Reservation before) {
        return before.lines().stream()
                .filter(line -> line.taken() > 0)
                .findFirst()
                .map(line -> {
                    Plan again = plan(List.of(ship(line.place().sku(), line.taken())), SITES, book);
                    Reservation after = before.undelivered(
                                    List.of(new Reservation.Undelivered(line.lineId(), line.place(), line.taken())))
                            .replaced(again.possible() ? again.lines() : List.of(), book);
                    assertThat(pieces(after)).as("seed " + seed).isLessThanOrEqualTo(pieces(before));
                    return after;
                })
                .orElse(before);
    }

    /** What it counts for in quotas. */
    private static long pieces(Reservation one) {
        return Counted.of(one).values().stream().mapToLong(Counted::pieces).sum();
    }

    private void move(Place place, long pieces, MovementReason reason) {
        book.at(place).move(new Movement(Ids.next(), place, pieces, reason, "test", NOON));
        onHand.merge(place, pieces, Long::sum);
    }

    private void forgetEnded() {
        reservations.removeIf(one -> !one.isOpen());
    }

    private void check(String what) {
        Map<Place, Long> reserved = new HashMap<>();
        reservations.stream()
                .filter(Reservation::isOpen)
                .flatMap(one -> one.lines().stream())
                .forEach(line -> reserved.merge(line.place(), line.quantity(), Long::sum));
        for (Gln location : SHELVES) {
            for (Sku sku : GOODS) {
                Place place = new Place(location, sku);
                assertThat(book.at(place).reserved()).as(what).isEqualTo(reserved.getOrDefault(place, 0L));
                assertThat(book.at(place).onHand()).as(what).isEqualTo(onHand.getOrDefault(place, 0L));
            }
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
