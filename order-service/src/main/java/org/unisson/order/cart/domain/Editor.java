package org.unisson.order.cart.domain;

import org.unisson.order.cart.domain.CartRefusal.Reason;

/**
 * Somebody who uses a cart, and what they may do.
 *
 * @param share by which they came; null: the owner or staff, who may do everything
 */
public record Editor(Adder adder, CartShare share) {

    /** The owner, or staff. */
    public static Editor ofAll(Adder adder) {
        return new Editor(adder, null);
    }

    public static Editor by(CartShare share) {
        return new Editor(Adder.share(share.shareId(), share.label()), share);
    }

    public boolean isGuest() {
        return share != null;
    }

    /** Refuses one who may only see the cart. */
    public void requireMayAdd() {
        if (right() == ShareRight.VIEW) {
            throw new CartRefusal(Reason.NOT_ALLOWED, "the cart is shared to be seen only");
        }
    }

    /** Refuses the same, and a guest of a cart that is not open, who is not told what became of it. */
    void requireMayEdit(Cart cart) {
        requireMayAdd();
        if (isGuest() && !cart.isOpen()) {
            throw new CartRefusal(Reason.NOT_OPEN, "the cart is not open any more");
        }
    }

    void requireMayChange(CartLine line) {
        if (right() == ShareRight.ADD && !line.addedBy().equals(adder)) {
            throw new CartRefusal(Reason.NOT_ALLOWED, "somebody else has added this line");
        }
    }

    private ShareRight right() {
        return share == null ? ShareRight.EDIT : share.right();
    }
}
