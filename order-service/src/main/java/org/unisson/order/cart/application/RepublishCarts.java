package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.order.cart.messaging.CartEvents;

/** Tells again, after a lost slot, what was told of abandoned carts. */
@ApplicationScoped
public class RepublishCarts implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final CartRests rests;

    RepublishCarts(Retelling retelling, CartRests rests) {
        this.retelling = retelling;
        this.rests = rests;
    }

    @Override
    public String subject() {
        return "abandoned carts";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                AT_ONCE,
                (tx, last, limit) -> rests.since(tx, since, last, limit)
                        .invoke(told -> told.forEach(rest -> tx.emit(CartEvents.abandoned(rest)))),
                CartRests.Rest::factId);
    }
}
