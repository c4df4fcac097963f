package org.unisson.order.cart.messaging;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.order.cart.application.CartRests;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.events.AbandonedLine;
import org.unisson.order.events.CartAbandoned;
import org.unisson.order.events.CartChanged;
import org.unisson.order.events.CartedLine;
import org.unisson.schemas.Topics;

/** How carts are told of. */
public final class CartEvents {

    private CartEvents() {}

    /** The state of a cart that has a customer. Its id follows from cart and version: telling it again is a repeat. */
    public static Event changed(Cart cart) {
        CartChanged payload = new CartChanged(
                cart.cartId(),
                cart.version(),
                cart.customerId(),
                cart.status().name(),
                cart.channel(),
                cart.lines().stream()
                        .map(line -> new CartedLine(line.sku().code(), line.quantity()))
                        .toList(),
                cart.touchedAt());
        String name = "cart/" + cart.cartId() + "/" + cart.version();
        return Event.of(Topics.CART_STATES, cart.cartId().toString(), cart.version(), payload, cart.touchedAt())
                .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The event of a rest, under the rest's own id. */
    public static Event abandoned(CartRests.Rest rest) {
        CartAbandoned payload = new CartAbandoned(
                rest.cartId(),
                rest.version(),
                rest.customerId(),
                rest.channel(),
                rest.lines().stream()
                        .map(line -> new AbandonedLine(line.sku().code(), line.quantity()))
                        .toList(),
                rest.touchedAt(),
                rest.abandonedAt());
        return Event.of(Topics.CARTS, rest.cartId().toString(), rest.version(), payload, rest.abandonedAt())
                .withId(rest.factId());
    }
}
