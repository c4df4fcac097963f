package org.unisson.inventory.reservation.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.schemas.Topics;

/**
 * Gives back what an order left behind. A reservation expires only once everything that the order service committed
 * before its end has been heard: a confirmation that is still on its way is never crossed. Safe with several replicas.
 */
@ApplicationScoped
public class ExpireReservations {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final ReservationStore store;
    private final SettleReservations settle;
    private final FeedFreshness freshness;
    private final Clock clock;

    ExpireReservations(
            Transactions transactions,
            ReservationStore store,
            SettleReservations settle,
            FeedFreshness freshness,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.settle = settle;
        this.freshness = freshness;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic, ReservationTimes times) {
        periodic.every(times.expiryInterval(), "expiry of reservations", this::run);
    }

    /** Expires what is due. */
    public Uni<Void> run() {
        return transactions
                .run(this::expireSome)
                .chain(more -> more ? run() : Uni.createFrom().voidItem());
    }

    /** @return whether there may be more */
    private Uni<Boolean> expireSome(Transaction tx) {
        return freshness.asOf(tx, OrderFeed.HANDLER, Topics.ORDERS).chain(heardUntil -> {
            Optional<Instant> due = heardUntil.map(heard -> heard.isBefore(clock.instant()) ? heard : clock.instant());
            return due.isEmpty()
                    ? Uni.createFrom().item(false)
                    : store.due(tx, due.get(), AT_ONCE)
                            .call(orders -> expire(tx, orders))
                            .map(orders -> orders.size() == AT_ONCE);
        });
    }

    private Uni<Void> expire(Transaction tx, List<UUID> orders) {
        return orders.isEmpty()
                ? Uni.createFrom().voidItem()
                : settle.on(
                        tx,
                        List.copyOf(
                                orders.stream().map(OrderMessage.Expired::new).toList()));
    }
}
