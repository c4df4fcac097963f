package org.unisson.order.cart.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.cart.application.ShareCart;
import org.unisson.order.cart.application.ShowCart;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.Editor;
import org.unisson.order.cart.domain.ShareToken;

/** Who may come to a cart: its owner and staff by who they are, others by a share. Who shows a share comes by it. */
@RequestScoped
class CartDoor {

    /** Header with the token of a share. */
    static final String SHARE = "Cart-Share";

    private final OwnerAccess access;
    private final ShareCart sharing;
    private final ShowCart showing;

    CartDoor(OwnerAccess access, ShareCart sharing, ShowCart showing) {
        this.access = access;
        this.sharing = sharing;
        this.showing = showing;
    }

    /** A cart, and who has come to it. */
    record Visit(Cart cart, Editor editor) {}

    /** The cart for that caller. A share that does not open it is refused (403) whether there is such a cart or not. */
    Uni<Visit> visit(Transaction tx, UUID cartId, String share) {
        return check(tx, cartId, share).chain(() -> showing.find(tx, cartId)).chain(cart -> admit(tx, cart, share)
                .map(editor -> new Visit(cart, editor)));
    }

    /** Refuses (403) a share that does not open the cart; says nothing of a caller without one. */
    Uni<Editor> check(Transaction tx, UUID cartId, String share) {
        return share == null ? Uni.createFrom().nullItem() : sharing.guest(tx, cartId, ShareToken.presented(share));
    }

    /** Who it is that comes to a cart that was found; refuses (401 or 403) who may not. */
    Uni<Editor> admit(Transaction tx, Cart cart, String share) {
        return share == null ? Uni.createFrom().item(() -> ownerOrStaff(cart)) : check(tx, cart.cartId(), share);
    }

    /** Refuses (401 or 403) who is neither the owner nor staff. */
    void requireOwner(Cart cart) {
        access.require(cart.customerId());
    }

    private Editor ownerOrStaff(Cart cart) {
        return Editor.ofAll(access.admit(cart.customerId()));
    }
}
