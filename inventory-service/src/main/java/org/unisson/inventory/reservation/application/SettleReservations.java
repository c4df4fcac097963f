package org.unisson.inventory.reservation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.location.persistence.LocationStore;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.domain.RequestedLine;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.domain.Reservation.State;
import org.unisson.inventory.reservation.domain.ReservedLine;
import org.unisson.inventory.reservation.domain.Sourcing;
import org.unisson.inventory.reservation.persistence.ReservationEvents;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Applies what was heard about orders, many at once: one lock per stock row for all of them, which is what serves a
 * flash sale. Each message sees the effect of those before it.
 */
@ApplicationScoped
public class SettleReservations {

    private final ReservationStore reservations;
    private final StockStore stock;
    private final LocationStore sites;
    private final Clock clock;
    private final ReservationTimes times;

    SettleReservations(
            ReservationStore reservations, StockStore stock, LocationStore sites, Clock clock, ReservationTimes times) {
        this.reservations = reservations;
        this.stock = stock;
        this.sites = sites;
        this.clock = clock;
        this.times = times;
    }

    /** Applies the messages in their order and publishes what follows. */
    public Uni<Void> on(Transaction tx, List<OrderMessage> messages) {
        Instant now = clock.instant();
        return reservations
                .lock(tx, messages.stream().map(OrderMessage::orderId).toList())
                .chain(known -> stock.lockSkus(tx, skus(messages, known.values()))
                        .chain(book -> sites.sites(tx)
                                .chain(all -> write(tx, decide(messages, known, book, all, now), book, now))));
    }

    private Decided decide(
            List<OrderMessage> messages,
            Map<UUID, Reservation> known,
            StockBook book,
            Collection<Site> all,
            Instant now) {
        Decided decided = new Decided(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (OrderMessage message : messages) {
            Reservation before = known.get(message.orderId());
            Reservation after = apply(message, before, book, all);
            if (after != null && after != before) {
                known.put(message.orderId(), after);
                decided.add(message, before, after, now);
            }
        }
        return decided;
    }

    private Reservation apply(OrderMessage message, Reservation before, StockBook book, Collection<Site> all) {
        if (before == null) {
            return switch (message) {
                case OrderMessage.Placed placed ->
                    Reservation.place(
                            placed.orderId(),
                            Sourcing.plan(placed.lines(), all, book),
                            book,
                            placed.decideBy().plus(times.grace()));
                // The order ended before inventory ever heard of it: there is nothing to give back.
                case OrderMessage.Cancelled cancelled -> null;
                case OrderMessage.Expired expired -> null;
                case OrderMessage.Confirmed confirmed -> throw unheardOf(message);
                case OrderMessage.Fulfilled fulfilled -> throw unheardOf(message);
            };
        }
        return switch (message) {
            case OrderMessage.Placed repeated -> before;
            case OrderMessage.Confirmed confirmed -> before.confirm(book);
            case OrderMessage.Cancelled cancelled -> before.cancel(book);
            case OrderMessage.Fulfilled fulfilled -> before.fulfil(book);
            case OrderMessage.Expired expired -> before.expire(book);
        };
    }

    private Uni<Void> write(Transaction tx, Decided decided, StockBook book, Instant now) {
        decided.movements().forEach(movement -> book.at(movement.place()).move(movement));
        tx.emit(decided.events());
        return stock.enter(tx, decided.movements(), now)
                .chain(() -> stock.save(tx, book, now))
                .chain(() -> reservations.save(tx, List.copyOf(decided.changed().values()), now));
    }

    private static List<Sku> skus(List<OrderMessage> messages, Collection<Reservation> known) {
        Stream<Sku> asked = messages.stream()
                .filter(OrderMessage.Placed.class::isInstance)
                .flatMap(message -> ((OrderMessage.Placed) message).lines().stream())
                .map(RequestedLine::sku);
        Stream<Sku> held = known.stream().flatMap(r -> r.lines().stream()).map(line -> line.place()
                .sku());
        return Stream.concat(asked, held).distinct().toList();
    }

    private static IllegalStateException unheardOf(OrderMessage message) {
        return new IllegalStateException("order " + message.orderId() + " was never placed, as far as inventory knows");
    }

    private record Decided(
            Map<UUID, Reservation> changed, List<org.unisson.chassis.events.Event> events, List<Movement> movements) {

        void add(OrderMessage message, Reservation before, Reservation after, Instant now) {
            changed.put(after.orderId(), after);
            boolean heldAgain = before != null && before.state() instanceof State.Released;
            ReservationEvents.of(after, heldAgain, now).ifPresent(events::add);
            if (message instanceof OrderMessage.Fulfilled fulfilled) {
                Map<Place, Long> pieces = new TreeMap<>();
                for (ReservedLine line : after.lines()) {
                    pieces.merge(line.place(), line.quantity(), Long::sum);
                }
                pieces.forEach((place, quantity) -> movements.add(new Movement(
                        Ids.next(),
                        place,
                        -quantity,
                        MovementReason.SALE,
                        "order:" + after.orderId(),
                        fulfilled.at())));
            }
        }
    }
}
