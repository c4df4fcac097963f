package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.CartOperation;
import org.unisson.order.cart.domain.Editor;
import org.unisson.order.cart.domain.LineEdit;

/** Changes one cart. Two devices at once: the row's lock lets one after the other see what the first has left. */
@ApplicationScoped
public class EditCart {

    private final Carts carts;
    private final KeepCarts keeping;
    private final CartHistory history;
    private final Clock clock;

    EditCart(Carts carts, KeepCarts keeping, CartHistory history, Clock clock) {
        this.carts = carts;
        this.keeping = keeping;
        this.history = history;
        this.clock = clock;
    }

    /** A cart that was changed, and by whom. */
    public record Edited(Cart cart, Editor editor) {}

    /**
     * Changes the cart's lines.
     *
     * @param admit says who it is, once the cart is locked; refuses, by throwing, a caller or a version
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is no such cart
     */
    public Uni<Edited> edit(Transaction tx, UUID cartId, Function<Cart, Uni<Editor>> admit, LineEdit edit) {
        return locked(tx, cartId).chain(cart -> admit.apply(cart).chain(editor -> {
            LineEdit.Done done = edit.on(cart, editor, clock.instant());
            return save(tx, done.cart(), done.operation()).replaceWith(new Edited(done.cart(), editor));
        }));
    }

    /** The cart, locked until the transaction ends. */
    public Uni<Cart> locked(Transaction tx, UUID cartId) {
        return carts.lock(tx, List.of(cartId)).map(found -> {
            Cart cart = found.get(cartId);
            if (cart == null) {
                throw Problem.notFound("cart", cartId).asException();
            }
            return cart;
        });
    }

    /** Keeps a cart that {@link #locked} gave and the caller has changed, and what was done to it. */
    public Uni<Void> save(Transaction tx, Cart changed, CartOperation operation) {
        return keeping.save(tx, changed).chain(() -> history.add(tx, operation));
    }
}
