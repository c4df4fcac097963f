package org.unisson.order.returns;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Goods that come back over the counter. */
final class Returning {

    private Returning() {}

    static Map<String, Object> request(String channel, String location, Object lineId, long quantity) {
        return Map.of(
                "channel",
                channel,
                "location",
                location,
                "lines",
                List.of(Map.of("lineId", lineId.toString(), "quantity", quantity, "condition", "SELLABLE")));
    }

    static Response take(String token, Object purchase, Map<String, Object> request) {
        return take(token, purchase, request, UUID.randomUUID().toString());
    }

    static Response take(String token, Object purchase, Map<String, Object> request, String key) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(request)
                .post("/purchases/" + purchase + "/returns");
    }
}
