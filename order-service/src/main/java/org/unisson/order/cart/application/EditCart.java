package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.cart.domain.Cart;

/** Changes one cart. Two devices at once: the row's lock lets one after the other see what the first has left. */
@ApplicationScoped
public class EditCart {

    private final Carts carts;

    EditCart(Carts carts) {
        this.carts = carts;
    }

    /**
     * Changes the cart.
     *
     * @param allowed refuses, by throwing, a caller or a version
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is no such cart
     */
    public Uni<Cart> edit(Transaction tx, UUID cartId, Consumer<Cart> allowed, UnaryOperator<Cart> change) {
        return locked(tx, cartId, allowed).map(change).call(changed -> carts.save(tx, changed));
    }

    /** The cart, locked until the transaction ends. */
    public Uni<Cart> locked(Transaction tx, UUID cartId, Consumer<Cart> allowed) {
        return carts.lock(tx, List.of(cartId)).map(found -> {
            Cart cart = found.get(cartId);
            if (cart == null) {
                throw Problem.notFound("cart", cartId).asException();
            }
            allowed.accept(cart);
            return cart;
        });
    }

    /** Keeps a cart that {@link #locked} gave and the caller has changed. */
    public Uni<Void> save(Transaction tx, Cart changed) {
        return carts.save(tx, changed);
    }
}
