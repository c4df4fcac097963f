package org.unisson.order.returns;

import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;

/** Goods that come back over the counter. */
final class Returning {

    private Returning() {}

    /** That many pieces, together for that price: the rest of the division is a discount. */
    static UUID sold(Till till, long quantity, long total, List<Map<String, Object>> tenders) {
        long unitPrice = total / quantity + 1;
        return Tills.sold(
                till.service(),
                receipt(
                        till.store(),
                        till.channel(),
                        List.of(line(till.sku(), quantity, unitPrice, unitPrice * quantity - total)),
                        tenders));
    }

    /** The first line of a purchase. */
    static String lineOf(String token, UUID purchase) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/purchases/" + purchase)
                .then()
                .statusCode(200)
                .extract()
                .path("lines[0].lineId");
    }

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
