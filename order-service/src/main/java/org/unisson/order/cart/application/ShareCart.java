package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.CartShare;
import org.unisson.order.cart.domain.Editor;
import org.unisson.order.cart.domain.ShareRight;
import org.unisson.order.cart.domain.ShareToken;

/**
 * Shares carts with whoever presents a token. Shares are made and revoked under the cart's lock, as its lines are
 * changed: once a share is revoked, nothing is added by it.
 */
@ApplicationScoped
public class ShareCart {

    private static final int MOST_SHOWN = 200;

    private final EditCart carts;
    private final CartShares shares;
    private final Clock clock;

    ShareCart(EditCart carts, CartShares shares, Clock clock) {
        this.carts = carts;
        this.shares = shares;
        this.clock = clock;
    }

    /** A share that somebody wants. @param label null: none */
    public record Wish(UUID shareId, ShareRight right, String label, Instant expiresAt) {}

    /**
     * Shares the cart.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 where it is nobody's, not open any more, or shared too often
     */
    public Uni<CartShare> share(Transaction tx, UUID cartId, Consumer<Cart> allowed, Wish wish, ShareToken token) {
        Instant now = clock.instant();
        return locked(tx, cartId, allowed)
                .invoke(ShareCart::requireShareable)
                .chain(() -> shares.open(tx, cartId, now, CartShare.MOST_OPEN))
                .chain(open -> {
                    if (open.size() >= CartShare.MOST_OPEN) {
                        throw Problem.conflict(
                                        "too-many-shares",
                                        "The cart is shared " + CartShare.MOST_OPEN + " times. Revoke a share first.")
                                .asException();
                    }
                    CartShare share = new CartShare(
                            wish.shareId(), cartId, cartId, wish.right(), wish.label(), now, wish.expiresAt(), null);
                    return shares.add(tx, share, token).replaceWith(share);
                });
    }

    /** Shares that open the cart now. */
    public Uni<List<CartShare>> open(Transaction tx, UUID cartId) {
        return shares.open(tx, cartId, clock.instant(), MOST_SHOWN);
    }

    /** Ends a share at once. @throws org.unisson.chassis.rest.ProblemException 404 where there is none */
    public Uni<Void> revoke(Transaction tx, UUID cartId, UUID shareId, Consumer<Cart> allowed) {
        return locked(tx, cartId, allowed)
                .chain(() -> shares.revoke(tx, cartId, shareId, clock.instant()))
                .invoke(found -> {
                    if (!found) {
                        throw Problem.notFound("share", shareId).asException();
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Whoever presents a token for that cart.
     *
     * @throws org.unisson.chassis.rest.ProblemException 403, the same whether it is unknown, expired, revoked or of
     *     another cart
     */
    public Uni<Editor> guest(Transaction tx, UUID cartId, ShareToken token) {
        return shares.find(tx, token).map(share -> {
            if (share == null || !share.opens(cartId, clock.instant())) {
                throw Problem.forbidden("This share does not open the cart.").asException();
            }
            return Editor.by(share);
        });
    }

    private Uni<Cart> locked(Transaction tx, UUID cartId, Consumer<Cart> allowed) {
        return carts.locked(tx, cartId).invoke(allowed);
    }

    private static void requireShareable(Cart cart) {
        if (!cart.isOpen()) {
            throw Problem.conflict("cart-not-open", "The cart is not open any more.")
                    .asException();
        }
        // Whoever holds the id of such a cart owns it, and a token without the id opens nothing.
        if (cart.customerId() == null) {
            throw Problem.conflict("cart-of-nobody", "Only a cart that belongs to a customer can be shared.")
                    .asException();
        }
    }
}
