package org.unisson.inventory.reservation.persistence;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.inventory.delivery.domain.PostalArea;
import org.unisson.inventory.reservation.domain.Buyer;
import org.unisson.inventory.reservation.domain.OrderMessage;

/** An order as it was placed, as JSON: its basket, for whom it is, and where it is to be the same day. */
final class PlacedJson {

    private static final String CART = "cart";
    private static final String CUSTOMER = "customer";
    private static final String SENDS_AGAIN = "sendsAgain";
    private static final String COUNTRY = "country";
    private static final String POSTCODE = "postcode";

    private PlacedJson() {}

    static JsonObject write(OrderMessage.Placed placed) {
        JsonObject json = BasketJson.write(placed.basket());
        placed.buyer().cart().ifPresent(cart -> json.put(CART, cart.toString()));
        placed.buyer().customer().ifPresent(customer -> json.put(CUSTOMER, customer.toString()));
        placed.buyer().sendsAgain().ifPresent(order -> json.put(SENDS_AGAIN, order.toString()));
        placed.sameDay().ifPresent(area -> json.put(COUNTRY, area.country()).put(POSTCODE, area.postcode()));
        return json;
    }

    static OrderMessage.Placed read(UUID orderId, JsonObject json, Instant decideBy, Instant at) {
        return new OrderMessage.Placed(
                orderId,
                BasketJson.read(json),
                new Buyer(id(json, CART), id(json, CUSTOMER), id(json, SENDS_AGAIN)),
                decideBy,
                at,
                Optional.ofNullable(json.getString(POSTCODE))
                        .map(postcode -> new PostalArea(json.getString(COUNTRY), postcode)));
    }

    private static Optional<UUID> id(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name)).map(UUID::fromString);
    }
}
