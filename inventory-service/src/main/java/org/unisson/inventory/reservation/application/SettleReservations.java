package org.unisson.inventory.reservation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.inventory.sourcing.application.KeepDecisions;
import org.unisson.inventory.sourcing.application.PrepareSourcing;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Promises;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Sourcing;
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
    private final PrepareSourcing sourcing;
    private final KeepDecisions decisions;
    private final Clock clock;
    private final ReservationTimes times;

    SettleReservations(
            ReservationStore reservations,
            StockStore stock,
            PrepareSourcing sourcing,
            KeepDecisions decisions,
            Clock clock,
            ReservationTimes times) {
        this.reservations = reservations;
        this.stock = stock;
        this.sourcing = sourcing;
        this.decisions = decisions;
        this.clock = clock;
        this.times = times;
    }

    /** Applies the messages in their order and publishes what follows. */
    public Uni<Void> on(Transaction tx, List<OrderMessage> messages) {
        Instant now = clock.instant();
        return reservations
                .lock(tx, messages.stream().map(OrderMessage::orderId).toList())
                .chain(known -> stock.lockSkus(tx, skus(messages, known.values()))
                        .chain(book -> conditions(tx, messages)
                                .chain(conditions ->
                                        write(tx, decide(messages, known, book, conditions, now), book, now))));
    }

    private Decided decide(
            List<OrderMessage> messages,
            Map<UUID, Reservation> known,
            StockBook book,
            Conditions conditions,
            Instant now) {
        Decided decided = new Decided(conditions.workload());
        Function<String, Network> networks = conditions.networks(book::at);
        for (OrderMessage message : messages) {
            Reservation before = known.get(message.orderId());
            Reservation after = apply(
                    message,
                    before,
                    book,
                    placed -> place(
                            placed, networks.apply(placed.basket().channel()), conditions.policies(), book, decided));
            if (after != null && after != before) {
                known.put(message.orderId(), after);
                decided.add(message, before, after, now);
            }
        }
        return decided;
    }

    private Reservation place(
            OrderMessage.Placed placed, Network network, Policies policies, StockBook book, Decided decided) {
        Plan plan = new Promises(network, placed.at())
                .on(Sourcing.plan(placed.basket(), network, policies, Set.of()), placed.basket());
        Reservation reservation = Reservation.place(
                placed.orderId(), plan, book, placed.decideBy().plus(times.grace()));
        decided.explain(reservation, plan);
        return reservation;
    }

    private static Reservation apply(
            OrderMessage message,
            Reservation before,
            StockBook book,
            Function<OrderMessage.Placed, Reservation> placing) {
        if (before == null) {
            return switch (message) {
                case OrderMessage.Placed placed -> placing.apply(placed);
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
            case OrderMessage.Fulfilled fulfilled -> fulfilled.consigned() ? before.consigned() : before.fulfil(book);
            case OrderMessage.Expired expired -> before.expire(book);
        };
    }

    private Uni<Void> write(Transaction tx, Decided decided, StockBook book, Instant now) {
        decided.movements.forEach(movement -> book.at(movement.place()).move(movement));
        tx.emit(decided.events);
        return stock.enter(tx, decided.movements, now)
                .chain(() -> stock.save(tx, book, now))
                .chain(() -> reservations.save(tx, List.copyOf(decided.changed.values()), now))
                .chain(() -> decisions.keep(tx, decided.explained, now));
    }

    /** Read once for all orders, in their transaction: an edit of a policy is in force at once, on every replica. */
    private Uni<Conditions> conditions(Transaction tx, List<OrderMessage> messages) {
        List<Basket> baskets = messages.stream()
                .filter(OrderMessage.Placed.class::isInstance)
                .map(message -> ((OrderMessage.Placed) message).basket())
                .toList();
        if (baskets.isEmpty()) {
            return Uni.createFrom().item(Conditions.none());
        }
        return sourcing.of(
                tx,
                baskets.stream().map(Basket::channel).distinct().toList(),
                baskets.stream()
                        .flatMap(basket -> basket.lines().stream())
                        .map(RequestedLine::sku)
                        .distinct()
                        .toList());
    }

    private static List<Sku> skus(List<OrderMessage> messages, Collection<Reservation> known) {
        Stream<Sku> asked = messages.stream()
                .filter(OrderMessage.Placed.class::isInstance)
                .flatMap(message -> ((OrderMessage.Placed) message).basket().lines().stream())
                .map(RequestedLine::sku);
        Stream<Sku> held = known.stream().flatMap(r -> r.lines().stream()).map(line -> line.place()
                .sku());
        return Stream.concat(asked, held).distinct().toList();
    }

    private static IllegalStateException unheardOf(OrderMessage message) {
        return new IllegalStateException("order " + message.orderId() + " was never placed, as far as inventory knows");
    }
}
