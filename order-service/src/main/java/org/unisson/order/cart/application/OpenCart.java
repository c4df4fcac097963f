package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.CartOperation;
import org.unisson.order.cart.domain.CartOperation.What;

/**
 * Begins carts and makes them a customer's: a customer has one open cart, on every device and channel, and a person uses one,
 * whichever customer asks. That of another customer of the person stays that customer's, who may part again.
 */
@ApplicationScoped
public class OpenCart {

    private final Carts carts;
    private final KeepCarts keeping;
    private final CartHistory history;
    private final CartShares shares;
    private final Clock clock;

    OpenCart(Carts carts, KeepCarts keeping, CartHistory history, CartShares shares, Clock clock) {
        this.carts = carts;
        this.keeping = keeping;
        this.history = history;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * The open cart of the customer's person, the one touched last, or a new one.
     *
     * @param customerId null: a new anonymous cart
     */
    public Uni<Opened> open(Transaction tx, UUID customerId, String channel, Adder by) {
        if (customerId == null) {
            return begin(tx, null, channel, by);
        }
        return carts.lockPerson(tx, customerId)
                .chain(() -> carts.openOfPerson(tx, customerId))
                .chain(open -> open.isEmpty()
                        ? begin(tx, customerId, channel, by)
                        : carts.find(tx, open.getFirst()).map(cart -> new Opened(cart, false)));
    }

    /**
     * Makes a cart the customer's, at login: what the customer's open cart held goes into it, and that one answers from
     * then on that it was merged. Who had a share of that one is led to this one. A cart of another customer of the same
     * person takes in what this customer's holds, and stays that one's.
     */
    public Uni<Cart> attach(Transaction tx, UUID cartId, UUID customerId, Adder by, Consumer<Cart> allowed) {
        return carts.lockPerson(tx, customerId)
                .chain(() -> carts.openOf(tx, customerId))
                .chain(open -> {
                    List<UUID> both = new ArrayList<>(List.of(cartId));
                    if (open != null && !open.equals(cartId)) {
                        both.add(open);
                    }
                    return carts.lock(tx, both).chain(locked -> {
                        Cart cart = locked.get(cartId);
                        if (cart == null) {
                            throw Problem.notFound("cart", cartId).asException();
                        }
                        allowed.accept(cart);
                        // It may have been checked out between the question and the lock: then there is nothing to
                        // take in.
                        Cart had = both.size() == 2 && locked.get(open).isOpen() ? locked.get(open) : null;
                        return Members.areOne(tx, cart.customerId(), customerId)
                                .map(theirs -> theirs ? cart.customerId() : customerId)
                                .chain(owner -> attach(tx, cart, owner, by, had));
                    });
                });
    }

    private Uni<Cart> attach(Transaction tx, Cart cart, UUID customerId, Adder by, Cart had) {
        if (had == null && customerId.equals(cart.customerId())) {
            return Uni.createFrom().item(cart);
        }
        Instant now = clock.instant();
        Cart attached = cart.attach(customerId, had, now);
        UUID takenIn = had == null ? null : had.cartId();
        Uni<Void> merged = had == null ? Uni.createFrom().voidItem() : merge(tx, had, cart.cartId(), by, now);
        return merged.chain(() -> keeping.save(tx, attached))
                .chain(() -> history.add(tx, CartOperation.whole(attached, What.ATTACHED, by, takenIn, now)))
                .replaceWith(attached);
    }

    private Uni<Void> merge(Transaction tx, Cart had, UUID into, Adder by, Instant now) {
        Cart merged = had.mergedInto(into);
        return keeping.save(tx, merged)
                .chain(() -> history.add(tx, CartOperation.whole(merged, What.MERGED, by, into, now)))
                .chain(() -> shares.move(tx, had.cartId(), into));
    }

    private Uni<Opened> begin(Transaction tx, UUID customerId, String channel, Adder by) {
        Instant now = clock.instant();
        Cart cart = Cart.open(Ids.next(), customerId, channel, now);
        return keeping.add(tx, cart)
                .chain(() -> history.add(tx, CartOperation.whole(cart, What.OPENED, by, null, now)))
                .replaceWith(new Opened(cart, true));
    }

    /** A cart, and whether it is a new one. */
    public record Opened(Cart cart, boolean isNew) {}
}
