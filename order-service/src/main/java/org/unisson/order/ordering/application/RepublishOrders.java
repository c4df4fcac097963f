package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.ordering.messaging.OrderEvents;

/** Tells again, after a lost slot, what was told of orders. */
@ApplicationScoped
public class RepublishOrders implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final OrderFacts facts;

    RepublishOrders(Transactions transactions, OrderFacts facts) {
        this.transactions = transactions;
        this.facts = facts;
    }

    @Override
    public String subject() {
        return "orders";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return next(since, new UUID(0, 0), 0);
    }

    private Uni<Long> next(Instant since, UUID after, long emitted) {
        return transactions
                .run(tx -> facts.since(tx, since, after, AT_ONCE)
                        .invoke(told -> told.forEach(one -> tx.emit(OrderEvents.of(one.order(), one.fact(), null)))))
                .chain(told -> told.size() < AT_ONCE
                        ? Uni.createFrom().item(emitted + told.size())
                        : next(since, told.getLast().fact().factId(), emitted + told.size()));
    }
}
