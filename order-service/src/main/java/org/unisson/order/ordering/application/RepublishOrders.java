package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.order.ordering.messaging.OrderEvents;

/** Tells again, after a lost slot, what was told of orders. */
@ApplicationScoped
public class RepublishOrders implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final OrderFacts facts;

    RepublishOrders(Retelling retelling, OrderFacts facts) {
        this.retelling = retelling;
        this.facts = facts;
    }

    @Override
    public String subject() {
        return "orders";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                AT_ONCE,
                (tx, last, limit) -> facts.since(tx, since, last, limit)
                        .invoke(told -> told.forEach(one -> tx.emit(OrderEvents.of(one.order(), one.fact(), null)))),
                told -> told.fact().factId());
    }
}
