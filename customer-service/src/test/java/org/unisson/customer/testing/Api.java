package org.unisson.customer.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.local.testing.Environment;

/** The service's API as its clients use it. */
public record Api(Environment environment) {

    public RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public RequestSpecification asService() {
        return as(environment.token("service"));
    }

    /** Registers a customer and returns the id. */
    public UUID registered(Map<String, ?> customer) {
        return UUID.fromString(asService()
                .body(customer)
                .post("/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("customerId"));
    }

    public UUID registeredWithMarketing() {
        return registered(
                Map.of("consents", List.of(Map.of("purpose", "MARKETING", "granted", true, "source", "web-form"))));
    }

    public ValidatableResponse customer(UUID id) {
        return asService().get("/customers/" + id).then();
    }

    /** References of the timeline's entries of a kind. */
    public List<String> timeline(UUID id, String kind) {
        return asService()
                .get("/customers/" + id + "/timeline?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.kind == '" + kind + "' }.reference");
    }

    /** An identifier that nobody else uses. */
    public static String unique() {
        return UUID.randomUUID().toString();
    }
}
