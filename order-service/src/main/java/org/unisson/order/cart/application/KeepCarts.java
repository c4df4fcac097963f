package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.messaging.CartEvents;

/** Writes carts, and tells of those of known customers what has become of them. */
@ApplicationScoped
class KeepCarts {

    private final Carts carts;

    KeepCarts(Carts carts) {
        this.carts = carts;
    }

    Uni<Void> add(Transaction tx, Cart cart) {
        return carts.add(tx, cart).invoke(() -> tell(tx, cart));
    }

    Uni<Void> save(Transaction tx, Cart cart) {
        return carts.save(tx, cart).invoke(() -> tell(tx, cart));
    }

    private static void tell(Transaction tx, Cart cart) {
        if (cart.customerId() != null) {
            tx.emit(CartEvents.changed(cart));
        }
    }
}
