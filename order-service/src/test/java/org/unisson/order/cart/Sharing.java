package org.unisson.order.cart;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.unisson.order.ordering.Shop;

/** Sharing of carts, and those with whom they are shared. */
@ApplicationScoped
class Sharing {

    private final Shop shop;

    Sharing(Shop shop) {
        this.shop = shop;
    }

    /** A share of a cart, as whoever has it knows it. */
    record Share(String shareId, String token, String cart) {

        static Share unknown(String cart) {
            return new Share(UUID.randomUUID().toString(), "unknown-" + UUID.randomUUID(), cart);
        }
    }

    Share share(String owner, String cart, String right, String label) {
        Map<String, Object> body = new HashMap<>(Map.of("right", right));
        if (label != null) {
            body.put("label", label);
        }
        JsonPath made = wish(owner, cart, body).then().statusCode(201).extract().jsonPath();
        return new Share(made.getString("shareId"), made.getString("token"), cart);
    }

    Response wish(String owner, String cart, Object body) {
        return shop.command(owner).body(body).post("/carts/" + cart + "/shares");
    }

    void revoke(String owner, Share share) {
        shop.read(owner)
                .delete("/carts/" + share.cart() + "/shares/" + share.shareId())
                .then()
                .statusCode(204);
    }

    /** A request of somebody who has nothing but the share. */
    RequestSpecification guest(Share share) {
        return guest(share, null);
    }

    /** The same by somebody with a token of their own. */
    RequestSpecification guest(Share share, String bearer) {
        return shop.command(bearer).header("Cart-Share", share.token());
    }

    Response add(Share share, String sku, long quantity, String channel) {
        return guest(share)
                .body(Map.of("sku", sku, "quantity", quantity, "channel", channel))
                .post("/carts/" + share.cart() + "/lines");
    }

    JsonPath cart(String owner, String cart) {
        return shop.read(owner)
                .get("/carts/" + cart)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
