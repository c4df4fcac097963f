package org.unisson.order.cart.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.unisson.order.cart.domain.CartRefusal.Reason;

/**
 * What somebody means to buy. A customer has one open cart across devices and channels; a cart without a customer
 * belongs to whoever holds its id. Every change makes the next version.
 *
 * @param channel that touched it last
 * @param mergedInto where its lines went, once {@link CartStatus#MERGED}
 * @param orderId what became of it, once {@link CartStatus#CHECKED_OUT}
 * @param touchedAt last change by a person
 */
public record Cart(
        UUID cartId,
        long version,
        CartStatus status,
        UUID customerId,
        String channel,
        List<CartLine> lines,
        UUID mergedInto,
        UUID orderId,
        Instant touchedAt) {

    public static final int MOST_LINES = 200;

    /** Pieces of one line. */
    public static final long MOST_PIECES = 9_999;

    public Cart {
        lines = List.copyOf(lines);
    }

    /** A new, empty cart. @param customerId null: anonymous */
    public static Cart open(UUID cartId, UUID customerId, String channel, Instant now) {
        return new Cart(cartId, 1, CartStatus.OPEN, customerId, channel, List.of(), null, null, now);
    }

    public boolean isOpen() {
        return status == CartStatus.OPEN;
    }

    /** Adds to the line of the same SKU, fulfilment and adder, or a new line. */
    public Cart add(CartLine added, Instant now) {
        requireOpen();
        List<CartLine> changed = new ArrayList<>(lines);
        put(changed, added);
        if (changed.size() > MOST_LINES) {
            throw new CartRefusal(Reason.TOO_MANY_LINES, "a cart has at most " + MOST_LINES + " lines");
        }
        changed.forEach(line -> requireAllowed(line.quantity()));
        return touched(changed, added.addedOn(), now);
    }

    public Cart changeQuantity(UUID lineId, long quantity, Instant now) {
        requireOpen();
        requireAllowed(quantity);
        return touched(replacing(lineId, line -> line.withQuantity(quantity)), channel, now);
    }

    public Cart remove(UUID lineId, Instant now) {
        requireOpen();
        return touched(replacing(lineId, line -> null), channel, now);
    }

    /** Becomes the cart of that customer, taking in the lines of the one the customer had; nothing is lost by limits. */
    public Cart attach(UUID customer, Cart had, Instant now) {
        requireOpen();
        if (customerId != null && !customerId.equals(customer)) {
            throw new CartRefusal(Reason.OF_ANOTHER_CUSTOMER, "the cart belongs to another customer");
        }
        List<CartLine> all = new ArrayList<>(had == null ? List.of() : had.lines);
        lines.forEach(line -> put(all, line));
        return new Cart(cartId, version + 1, status, customer, channel, all, null, null, now);
    }

    /** Its lines have gone into that cart. */
    public Cart mergedInto(UUID other) {
        requireOpen();
        return new Cart(cartId, version + 1, CartStatus.MERGED, customerId, channel, lines, other, null, touchedAt);
    }

    /** It has become that order. */
    public Cart checkedOut(UUID order, String on, Instant now) {
        requireOpen();
        if (lines.isEmpty()) {
            throw new CartRefusal(Reason.EMPTY, "the cart has no lines");
        }
        return new Cart(cartId, version + 1, CartStatus.CHECKED_OUT, customerId, on, lines, null, order, now);
    }

    private void requireOpen() {
        switch (status) {
            case OPEN -> {}
            case MERGED -> throw new CartRefusal(Reason.NOT_OPEN, "the cart was merged into cart " + mergedInto);
            case CHECKED_OUT -> throw new CartRefusal(Reason.NOT_OPEN, "the cart has become order " + orderId);
        }
    }

    private static void requireAllowed(long quantity) {
        if (quantity > MOST_PIECES) {
            throw new CartRefusal(Reason.TOO_MANY_PIECES, "a line has at most " + MOST_PIECES + " pieces");
        }
    }

    private Cart touched(List<CartLine> changed, String by, Instant now) {
        return new Cart(cartId, version + 1, status, customerId, by, changed, null, null, now);
    }

    /** The line of a cart that is open. */
    CartLine openLine(UUID lineId) {
        requireOpen();
        return lines.stream()
                .filter(line -> line.lineId().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new CartRefusal(Reason.NO_SUCH_LINE, "the cart has no line " + lineId));
    }

    private List<CartLine> replacing(UUID lineId, UnaryOperator<CartLine> change) {
        CartLine meant = openLine(lineId);
        List<CartLine> changed = new ArrayList<>();
        for (CartLine line : lines) {
            CartLine after = line == meant ? change.apply(line) : line;
            if (after != null) {
                changed.add(after);
            }
        }
        return changed;
    }

    private static void put(List<CartLine> lines, CartLine added) {
        for (int i = 0; i < lines.size(); i++) {
            CartLine line = lines.get(i);
            if (line.takes(added)) {
                lines.set(i, line.withQuantity(line.quantity() + added.quantity()));
                return;
            }
        }
        lines.add(added);
    }
}
