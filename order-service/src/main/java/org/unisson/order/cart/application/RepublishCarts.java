package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.cart.messaging.CartEvents;

/** Tells again, after a lost slot, what was told of abandoned carts. */
@ApplicationScoped
public class RepublishCarts implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final CartRests rests;

    RepublishCarts(Transactions transactions, CartRests rests) {
        this.transactions = transactions;
        this.rests = rests;
    }

    @Override
    public String subject() {
        return "abandoned carts";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return next(since, new UUID(0, 0), 0);
    }

    private Uni<Long> next(Instant since, UUID after, long emitted) {
        return transactions
                .run(tx -> rests.since(tx, since, after, AT_ONCE)
                        .invoke(told -> told.forEach(rest -> tx.emit(CartEvents.abandoned(rest)))))
                .chain(told -> told.size() < AT_ONCE
                        ? Uni.createFrom().item(emitted + told.size())
                        : next(since, told.getLast().factId(), emitted + told.size()));
    }
}
