package org.unisson.order.exchange;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Goods that are exchanged: what comes back, and what is taken for it. */
record Exchanging(String token, Object purchase, Map<String, Object> request) {

    /** Pieces of a line come back to a store, which hands nothing out yet. */
    static Exchanging of(String token, Object purchase, String channel, String store, Object line, long quantity) {
        return new Exchanging(
                token,
                purchase,
                Map.of(
                        "channel",
                        channel,
                        "location",
                        store,
                        "lines",
                        List.of(Map.of("lineId", line.toString(), "quantity", quantity, "condition", "SELLABLE"))));
    }

    /** Over the counter of till 7, under a new number. */
    Exchanging carryOut(String sku, long quantity, List<Map<String, Object>> tenders) {
        return with(Map.of(
                "method",
                "CARRY_OUT",
                "take",
                List.of(Map.of("sku", sku, "quantity", quantity)),
                "receipt",
                Map.of("till", "7", "number", UUID.randomUUID().toString()),
                "tenders",
                tenders));
    }

    Exchanging ship(String sku, long quantity) {
        return with(Map.of("method", "SHIP", "take", List.of(Map.of("sku", sku, "quantity", quantity))));
    }

    Exchanging with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(request);
        all.putAll(more);
        return new Exchanging(token, purchase, all);
    }

    Response ask() {
        return ask(UUID.randomUUID().toString());
    }

    Response ask(String key) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(request)
                .post("/purchases/" + purchase + "/exchanges");
    }
}
