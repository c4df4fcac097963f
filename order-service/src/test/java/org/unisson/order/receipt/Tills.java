package org.unisson.order.receipt;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Receipts as tills write them, and how they are handed in. */
public final class Tills {

    private Tills() {}

    /** Two pieces at 10.00, 1.50 off, half by card and half in cash: 18.50. */
    public static Map<String, Object> receipt(String store, String channel, String sku) {
        return receipt(
                store,
                channel,
                List.of(line(sku, 2, 10_00, 1_50)),
                List.of(tender("CARD", 9_25), tender("CASH", 9_25)));
    }

    /** A receipt under a new number, with that many euros' cents. */
    public static Map<String, Object> receipt(
            String store, String channel, List<Map<String, Object>> lines, List<Map<String, Object>> tenders) {
        Map<String, Object> receipt = new HashMap<>();
        receipt.put("store", store);
        receipt.put("till", "7");
        receipt.put("number", UUID.randomUUID().toString());
        receipt.put("channel", channel);
        receipt.put("occurredAt", "2026-03-01T09:30:00.123456Z");
        receipt.put("currency", "EUR");
        receipt.put("lines", new ArrayList<>(lines));
        receipt.put("tenders", new ArrayList<>(tenders));
        receipt.put(
                "total",
                eur(lines.stream().mapToLong(line -> minor(line.get("total"))).sum()));
        return receipt;
    }

    /** A receipt of the same till, under a new number, that takes that one back whole. */
    public static Map<String, Object> voiding(Map<String, Object> receipt) {
        Map<String, Object> voiding = new HashMap<>(receipt);
        List.of("lines", "tenders", "card", "customerId", "corrects", "quote").forEach(voiding::remove);
        voiding.put("kind", "VOID");
        voiding.put("number", UUID.randomUUID().toString());
        voiding.put("voids", Map.of("till", receipt.get("till"), "number", receipt.get("number")));
        voiding.put("total", eur(-minor(receipt.get("total"))));
        return voiding;
    }

    /** A line that adds up. */
    public static Map<String, Object> line(String sku, long quantity, long unitPrice, long discount) {
        return new HashMap<>(Map.of(
                "sku", sku,
                "quantity", quantity,
                "unitPrice", eur(unitPrice),
                "discount", eur(discount),
                "total", eur(unitPrice * quantity - discount)));
    }

    public static Map<String, Object> tender(String kind, long amount) {
        return new HashMap<>(Map.of("kind", kind, "amount", eur(amount)));
    }

    public static Map<String, Object> eur(long minor) {
        return Map.of("minor", minor, "currency", "EUR");
    }

    /** The same receipt with one field changed; null removes it. */
    public static Map<String, Object> with(Map<String, Object> receipt, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(receipt);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return changed;
    }

    /** Hands a batch in. */
    public static Response hand(String token, List<?> receipts) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("receipts", receipts))
                .post("/receipts/batch");
    }

    /** Hands one receipt in; the purchase it became. */
    public static UUID sold(String token, Map<String, Object> receipt) {
        return UUID.fromString(
                hand(token, List.of(receipt)).then().statusCode(200).extract().path("receipts[0].purchaseId"));
    }

    private static long minor(Object money) {
        return ((Number) ((Map<?, ?>) money).get("minor")).longValue();
    }
}
