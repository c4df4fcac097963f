package org.unisson.inventory;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.local.testing.Environment;
import org.unisson.local.token.TokenRequest;

/** Sends, receives and calls back transfers through the API. */
final class Lorry {

    private final Environment environment;

    Lorry(Environment environment) {
        this.environment = environment;
    }

    static Map<String, Object> goods(String sku, Object quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    static Map<String, Object> arrived(String sku, long received, long damaged) {
        return Map.of("sku", sku, "received", received, "damaged", damaged);
    }

    static Map<String, Object> shipment(String from, String to, Object... lines) {
        return new HashMap<>(Map.of("from", from, "to", to, "lines", List.of(lines)));
    }

    static Map<String, Object> receipt(boolean complete, Object... lines) {
        return new HashMap<>(Map.of("complete", complete, "lines", List.of(lines)));
    }

    ValidatableResponse ship(Map<String, Object> shipment) {
        return post("/transfers", UUID.randomUUID().toString(), shipment);
    }

    /** Ships pieces of one SKU. @return the transfer's id */
    String shipped(String from, String to, String sku, long pieces) {
        return ship(shipment(from, to, goods(sku, pieces)))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("transferId");
    }

    ValidatableResponse receive(String transfer, Map<String, Object> receipt) {
        return receive(transfer, UUID.randomUUID().toString(), receipt);
    }

    ValidatableResponse receive(String transfer, String key, Map<String, Object> receipt) {
        return post("/transfers/" + transfer + "/receipts", key, receipt);
    }

    ValidatableResponse cancel(String transfer) {
        return service(UUID.randomUUID().toString())
                .post("/transfers/" + transfer + "/cancellation")
                .then();
    }

    JsonPath transfer(String id) {
        return get("/transfers/" + id).extract().jsonPath();
    }

    /** Every transfer's id of that location, page by page. */
    List<String> transfersOf(String location, String query, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get("/transfers?location=" + location + "&limit=" + limit + "&cursor=" + cursor + query)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.transferId"));
            cursor = page.getString("next");
        } while (cursor != null);
        return ids;
    }

    ValidatableResponse get(String path) {
        return service(UUID.randomUUID().toString()).get(path).then().statusCode(200);
    }

    RequestSpecification associateOf(String... stores) {
        return with(
                environment.token(TokenRequest.of("associate").inStores(stores)),
                UUID.randomUUID().toString());
    }

    private ValidatableResponse post(String path, String key, Map<String, Object> body) {
        return service(key).body(body).post(path).then();
    }

    private RequestSpecification service(String key) {
        return with(environment.token("service"), key);
    }

    private static RequestSpecification with(String token, String key) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key);
    }
}
