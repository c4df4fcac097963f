package org.unisson.inventory;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A channel on which carts hold. */
final class Carts {

    private final Shop shop;
    private final String channel;

    private Carts(Shop shop, String channel) {
        this.shop = shop;
        this.channel = channel;
    }

    /** One of its own, that holds so long. */
    static Carts holdingFor(Shop shop, String duration) {
        String channel = "web-" + UUID.randomUUID().toString().substring(0, 8);
        shop.as("admin")
                .body(Map.of("buffer", 0, "holdFor", duration))
                .put("/channels/" + channel + "/stock-policy")
                .then()
                .statusCode(200);
        return new Carts(shop, channel);
    }

    String channel() {
        return channel;
    }

    ValidatableResponse hold(UUID cart, Map<?, ?>... lines) {
        return hold(cart, (UUID) null, lines);
    }

    ValidatableResponse hold(UUID cart, UUID customer, Map<?, ?>... lines) {
        Map<String, Object> body =
                new HashMap<>(Map.of("channel", channel, "lines", List.copyOf(Arrays.asList(lines))));
        if (customer != null) {
            body.put("customerId", customer);
        }
        return shop.as("service").body(body).put("/holds/" + cart).then();
    }

    ValidatableResponse held(UUID cart) {
        return shop.as("agent").get("/holds/" + cart).then();
    }

    ValidatableResponse giveBack(UUID cart) {
        return shop.as("service").delete("/holds/" + cart).then();
    }

    static Map<String, Object> line(String sku, long quantity) {
        return Map.of("sku", sku, "quantity", quantity, "method", "SHIP");
    }
}
