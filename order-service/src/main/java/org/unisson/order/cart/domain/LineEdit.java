package org.unisson.order.cart.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.CartOperation.What;

/** What somebody wants done to the lines of a cart. */
public sealed interface LineEdit {

    /** Does it. @throws CartRefusal where the editor may not, or the cart does not allow it */
    Done on(Cart cart, Editor editor, Instant now);

    /** The cart after it, and what is to be remembered of it. */
    record Done(Cart cart, CartOperation operation) {}

    /** Pieces to be added. @param newLineId of the line, where it is a new one */
    record Add(UUID newLineId, Sku sku, long quantity, Fulfilment fulfilment, String channel) implements LineEdit {

        @Override
        public Done on(Cart cart, Editor editor, Instant now) {
            editor.requireMayEdit(cart);
            CartLine added = new CartLine(
                    newLineId, sku, quantity, fulfilment.method(), fulfilment.location(), channel, editor.adder());
            Cart after = cart.add(added, now);
            CartLine line = after.lines().stream()
                    .filter(it -> it.takes(added))
                    .findFirst()
                    .orElseThrow();
            return new Done(after, CartOperation.line(after, What.ADDED, editor.adder(), line, quantity, now));
        }
    }

    /** How many pieces a line is to have. Who added it stays who added it. */
    record ChangeQuantity(UUID lineId, long quantity) implements LineEdit {

        @Override
        public Done on(Cart cart, Editor editor, Instant now) {
            editor.requireMayEdit(cart);
            CartLine line = cart.openLine(lineId);
            editor.requireMayChange(line);
            Cart after = cart.changeQuantity(lineId, quantity, now);
            return new Done(after, CartOperation.line(after, What.CHANGED, editor.adder(), line, quantity, now));
        }
    }

    /** A line to be taken out. */
    record Remove(UUID lineId) implements LineEdit {

        @Override
        public Done on(Cart cart, Editor editor, Instant now) {
            editor.requireMayEdit(cart);
            CartLine line = cart.openLine(lineId);
            editor.requireMayChange(line);
            Cart after = cart.remove(lineId, now);
            return new Done(after, CartOperation.line(after, What.REMOVED, editor.adder(), line, line.quantity(), now));
        }
    }
}
