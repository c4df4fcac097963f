package org.unisson.order.cart.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.order.cart.application.CartRests;
import org.unisson.order.events.AbandonedLine;
import org.unisson.order.events.CartAbandoned;
import org.unisson.schemas.Topics;

/** How carts are told of. */
public final class CartEvents {

    private CartEvents() {}

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
