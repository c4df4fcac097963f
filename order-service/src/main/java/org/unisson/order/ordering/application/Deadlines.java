package org.unisson.order.ordering.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.order.ordering.application.OrderSaga.Told;
import org.unisson.order.ordering.domain.OrderMessage;

/** Cancels orders that are not decided in time. Several replicas may look at once: the order decides once. */
@Singleton
public class Deadlines {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Orders orders;
    private final OrderSaga saga;
    private final Aftermath aftermath;
    private final Periodic periodic;
    private final Clock clock;
    private final Duration interval;

    Deadlines(
            Transactions transactions,
            Orders orders,
            OrderSaga saga,
            Aftermath aftermath,
            Periodic periodic,
            Clock clock,
            @ConfigProperty(name = "unisson.orders.deadline-interval") Duration interval) {
        this.transactions = transactions;
        this.orders = orders;
        this.saga = saga;
        this.aftermath = aftermath;
        this.periodic = periodic;
        this.clock = clock;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event) {
        periodic.every(interval, "looking at orders' deadlines", this::look);
    }

    private Uni<Void> look() {
        return transactions
                .run(tx -> orders.overdue(tx, clock.instant(), AT_ONCE).call(ids -> tell(tx, ids)))
                .chain(ids -> {
                    if (ids.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    aftermath.of(ids);
                    return ids.size() < AT_ONCE ? Uni.createFrom().voidItem() : look();
                });
    }

    private Uni<?> tell(Transaction tx, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : saga.tell(
                        tx,
                        ids.stream()
                                .map(id -> new Told(id, new OrderMessage.DeadlineLooked(), null))
                                .toList());
    }
}
