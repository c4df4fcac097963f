package org.unisson.inventory;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Policies, plans and explanations as the tests ask for them. */
final class Sourcings {

    private final Shop shop;

    Sourcings(Shop shop) {
        this.shop = shop;
    }

    /** A name that no other test uses, for a policy, a channel or a brand. */
    static String newName(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 18);
    }

    /** A policy for a channel that no other test uses; answers the channel. */
    String newChannelBy(Map<String, Object> terms) {
        String channel = newName("web");
        Map<String, Object> policy = new HashMap<>(terms);
        policy.put("channel", channel);
        put(newName("policy"), policy).statusCode(200);
        return channel;
    }

    ValidatableResponse put(String id, Map<String, Object> policy) {
        return shop.as("merchandiser")
                .body(policy)
                .put("/sourcing/policies/" + id)
                .then();
    }

    ValidatableResponse plan(String channel, Map<String, Object> destination, List<Map<String, Object>> lines) {
        Map<String, Object> body = new HashMap<>(Map.of("channel", channel, "lines", lines));
        if (destination != null) {
            body.put("destination", destination);
        }
        return shop.as("franchisee").body(body).post("/sourcing/plans").then();
    }

    static Map<String, Object> line(String sku, long quantity, String method, String location) {
        Map<String, Object> line = new HashMap<>(Map.of("sku", sku, "quantity", quantity, "method", method));
        if (location != null) {
            line.put("location", location);
        }
        return line;
    }

    /** The explanation of an order; there is one decision in its one plan. */
    JsonPath explained(UUID order) {
        return shop.as("agent")
                .get("/reservations/" + order + "/sourcing")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("plans[0].decisions[0]");
    }

    /** Gives a location another position, cost and capacity. */
    void change(String gln, Map<String, Object> changes) {
        Map<String, Object> location = new HashMap<>(shop.as("admin")
                .get("/locations/" + gln)
                .then()
                .extract()
                .jsonPath()
                .<String, Object>getMap(""));
        location.putAll(changes);
        shop.as("admin").body(location).put("/locations/" + gln).then().statusCode(200);
    }
}
