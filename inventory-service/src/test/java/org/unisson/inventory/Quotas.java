package org.unisson.inventory;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Quotas as the tests say and ask for them. */
final class Quotas {

    private final Shop shop;

    Quotas(Shop shop) {
        this.shop = shop;
    }

    /** A quota of its own on that SKU; answers its id. */
    String newOn(String sku, Map<String, Object> terms) {
        String id = "quota-" + UUID.randomUUID().toString().substring(0, 18);
        put(id, sku, terms).statusCode(200);
        return id;
    }

    ValidatableResponse put(String id, String sku, Map<String, Object> terms) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Drop", "skus", List.of(sku)));
        body.putAll(terms);
        return shop.as("merchandiser").body(body).put("/quotas/" + id).then();
    }

    JsonPath get(String id) {
        return shop.as("agent")
                .get("/quotas/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Pieces that count in it: reserved and sold. */
    List<Long> counted(String id) {
        JsonPath quota = get(id);
        return List.of(quota.getLong("counted.reserved"), quota.getLong("counted.sold"));
    }
}
