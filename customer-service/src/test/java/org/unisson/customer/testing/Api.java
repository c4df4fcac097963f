package org.unisson.customer.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The customer with an email, phone or card. */
    public ValidatableResponse find(String parameter, String value) {
        return asService().queryParam(parameter, value).get("/customers").then();
    }

    /** Changes a customer by a merge patch. */
    public ValidatableResponse patch(UUID id, String ifMatch, String body) {
        return asService()
                .header("If-Match", ifMatch)
                .body(body)
                .patch("/customers/" + id)
                .then();
    }

    /** Registers or updates a batch. */
    public ValidatableResponse batch(List<? extends Map<String, ?>> customers) {
        return asService()
                .body(Map.of("customers", customers))
                .post("/customers/batch")
                .then();
    }

    /** An item of a batch, with a card of its own. */
    public static Map<String, Object> item(String run, int index, String email) {
        Map<String, Object> item = new HashMap<>();
        item.put("reference", Map.of("source", "crm", "id", run + "-" + index));
        item.put("email", email);
        item.put("cards", List.of("K" + index + "-" + run));
        return item;
    }

    /** A customer who allows that what they look at is shown. */
    public UUID registeredWithPersonalisation() {
        return registered(Map.of(
                "consents", List.of(Map.of("purpose", "PERSONALISATION", "granted", true, "source", "web-form"))));
    }

    /** The customer says so from now on. */
    public void personalisation(UUID id, boolean granted) {
        asService()
                .body(Map.of("granted", granted, "source", "web-form"))
                .put("/customers/" + id + "/consents/PERSONALISATION")
                .then()
                .statusCode(200);
    }

    /** A channel tells touchpoints, all of which are taken. */
    @SafeVarargs
    public final void touched(Map<String, Object>... touches) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> touch : touches) {
            all.add(touch);
        }
        asService()
                .body(Map.of("touchpoints", all))
                .post("/touchpoints")
                .then()
                .statusCode(200)
                .body("rejected", org.hamcrest.Matchers.empty());
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
