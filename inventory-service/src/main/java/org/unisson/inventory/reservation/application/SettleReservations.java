package org.unisson.inventory.reservation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.delivery.application.BookDeliveries;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.sourcing.application.KeepDecisions;
import org.unisson.inventory.sourcing.application.PrepareSourcing;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/**
 * Applies what was heard about orders, many at once: one lock per stock row for all of them, which is what serves a
 * flash sale. Each message sees the effect of those before it.
 */
@ApplicationScoped
public class SettleReservations {

    private final OrderBooks books;
    private final PrepareSourcing sourcing;
    private final BookDeliveries deliveries;
    private final KeepDecisions decisions;
    private final Clock clock;
    private final ReservationTimes times;

    SettleReservations(
            OrderBooks books,
            PrepareSourcing sourcing,
            BookDeliveries deliveries,
            KeepDecisions decisions,
            Clock clock,
            ReservationTimes times) {
        this.books = books;
        this.sourcing = sourcing;
        this.deliveries = deliveries;
        this.decisions = decisions;
        this.clock = clock;
        this.times = times;
    }

    /** Applies the messages in their order and publishes what follows. */
    public Uni<Void> on(Transaction tx, List<OrderMessage> messages) {
        Instant now = clock.instant();
        return books.open(tx, messages, now)
                .chain(open -> conditions(tx, messages).chain(conditions -> deliveries
                        .decide(tx, wishes(messages, open.reservations()))
                        .chain(round -> {
                            Decided decided =
                                    new OrderDesk(open, conditions, round, times.grace(), now).apply(messages);
                            return books.close(tx, open, decided, now)
                                    .chain(() -> deliveries.keep(tx, round))
                                    .chain(() -> decisions.keep(tx, decided.explained, now));
                        })));
    }

    private static List<BookDeliveries.Wish> wishes(List<OrderMessage> messages, Map<UUID, Reservation> known) {
        return messages.stream()
                .filter(message -> message instanceof OrderMessage.Placed && !known.containsKey(message.orderId()))
                .flatMap(message -> PlanOrders.wish((OrderMessage.Placed) message).stream())
                .toList();
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
}
