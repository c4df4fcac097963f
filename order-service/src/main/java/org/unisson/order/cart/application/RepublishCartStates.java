package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.messaging.CartEvents;

/** Tells again, after a lost slot, what lies in the carts of customers. */
@ApplicationScoped
public class RepublishCartStates implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final Carts carts;

    RepublishCartStates(Retelling retelling, Carts carts) {
        this.retelling = retelling;
        this.carts = carts;
    }

    @Override
    public String subject() {
        return "carts";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                AT_ONCE,
                (tx, last, limit) -> carts.pageForRetelling(tx, since, last, limit)
                        .invoke(page -> page.forEach(cart -> tx.emit(CartEvents.changed(cart)))),
                Cart::cartId);
    }
}
