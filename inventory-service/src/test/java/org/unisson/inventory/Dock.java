package org.unisson.inventory;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.local.testing.Environment;

/** Announces, changes, receives and calls off what suppliers send, through the API. */
final class Dock {

    private final Environment environment;

    Dock(Environment environment) {
        this.environment = environment;
    }

    static Map<String, Object> announcement(String location, Object... lines) {
        return new HashMap<>(Map.of(
                "location",
                location,
                "supplier",
                "SUPPLIER-7",
                "reference",
                "DA-" + UUID.randomUUID(),
                "lines",
                List.of(lines)));
    }

    static Map<String, Object> forecast(LocalDate expectedOn, Object... lines) {
        Map<String, Object> said = new HashMap<>(Map.of("lines", List.of(lines)));
        if (expectedOn != null) {
            said.put("expectedOn", expectedOn.toString());
        }
        return said;
    }

    static Map<String, Object> receipt(String reference, boolean complete, Object... lines) {
        return new HashMap<>(Map.of("reference", reference, "complete", complete, "lines", List.of(lines)));
    }

    ValidatableResponse announce(Map<String, Object> announcement) {
        return post("/inbound-shipments", announcement);
    }

    /** Announces pieces of one SKU. @param expectedOn or null @return the shipment's id */
    String announced(String location, String sku, long pieces, LocalDate expectedOn) {
        Map<String, Object> announcement = announcement(location, Lorry.goods(sku, pieces));
        if (expectedOn != null) {
            announcement.put("expectedOn", expectedOn.toString());
        }
        return announce(announcement).statusCode(201).extract().jsonPath().getString("shipmentId");
    }

    ValidatableResponse change(String shipment, Long version, Map<String, Object> forecast) {
        RequestSpecification request = service();
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return request.body(forecast).put("/inbound-shipments/" + shipment).then();
    }

    ValidatableResponse receive(String shipment, Map<String, Object> receipt) {
        return post("/inbound-shipments/" + shipment + "/receipts", receipt);
    }

    ValidatableResponse cancel(String shipment) {
        return service()
                .post("/inbound-shipments/" + shipment + "/cancellation")
                .then();
    }

    JsonPath shipment(String id) {
        return get("/inbound-shipments/" + id).extract().jsonPath();
    }

    /** What is in every page of a list, by the name of a field of its items. */
    List<String> all(String path, String field, int limit) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit + "&cursor=" + cursor)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items." + field));
            cursor = page.getString("next");
        } while (cursor != null);
        return found;
    }

    ValidatableResponse get(String path) {
        return service().get(path).then().statusCode(200);
    }

    private ValidatableResponse post(String path, Map<String, Object> body) {
        return service().body(body).post(path).then();
    }

    private RequestSpecification service() {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.token("service"))
                .header("Idempotency-Key", UUID.randomUUID());
    }
}
