package org.unisson.customer.grant;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;

/** R46: a third party's agent reads what a customer has granted it, for as long as it is granted, and every time is noted. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class PartnersIT {

    @LocalStack.Injected
    Environment environment;

    private Api api;
    private String partner;

    @BeforeEach
    void client() {
        api = new Api(environment);
        partner = "bot-" + UUID.randomUUID();
    }

    @Test
    void aPartnerReadsWhatIsGrantedAndNothingElse() {
        UUID customer = api.registered(Map.of("givenName", "Zoé"));
        UUID other = api.registered(Map.of());
        refused(customer, "", "profile:read");

        grant(customer, Instant.now().plusSeconds(3_600), "profile:read").statusCode(200);

        ask(customer, "").statusCode(200).body("givenName", equalTo("Zoé"));
        ask(customer, "/attachments").statusCode(200);
        refused(customer, "/timeline", "timeline:read");
        refused(customer, "/segments", "segments:read");
        refused(other, "", "profile:read");
        ask(customer, "/identity").statusCode(403);
        ask(customer, "/grants").statusCode(403);
        as(partner)
                .body(Map.of("givenName", "Eve"))
                .patch("/customers/" + customer)
                .then()
                .statusCode(403);
        as(partner).get("/customers?email=a@example.com").then().statusCode(403);
        as(partner).get("/decisions?customer=" + customer).then().statusCode(403);
        as("another").get("/customers/" + customer).then().statusCode(403);
        api.as(environment.token(
                        new TokenRequest(partner, List.of("partner", "agent"), null, List.of(), Duration.ofHours(1))))
                .get("/customers/" + other)
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsTakenBackIsOverAtOnceAndWhatEndsAtItsInstant() {
        UUID customer = api.registered(Map.of());
        grant(customer, Instant.now().plusSeconds(3_600), "profile:read", "timeline:read")
                .statusCode(200);
        ask(customer, "").statusCode(200);
        ask(customer, "/timeline").statusCode(200);

        grant(customer, Instant.now().plusSeconds(3_600), "timeline:read").body("version", equalTo(2));
        ask(customer, "").statusCode(403);
        api.as(environment.customerToken(customer))
                .delete("/customers/" + customer + "/grants/" + partner)
                .then()
                .statusCode(204);
        ask(customer, "/timeline").statusCode(403);
        api.as(environment.customerToken(customer))
                .delete("/customers/" + customer + "/grants/" + partner)
                .then()
                .statusCode(404);

        grant(customer, Instant.now().plusSeconds(3), "profile:read")
                .statusCode(200)
                .body("inForce", equalTo(true));
        ask(customer, "").statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> ask(customer, "").statusCode(403));
        api.as(environment.customerToken(customer))
                .get("/customers/" + customer + "/grants")
                .then()
                .statusCode(200)
                .body("partner", contains(partner))
                .body("[0].inForce", equalTo(false));
    }

    @Test
    void everyTimeIsNotedWithWhoAndWhat() {
        UUID customer = api.registered(Map.of());
        ask(customer, "").statusCode(403);
        grant(customer, Instant.now().plusSeconds(3_600), "profile:read").statusCode(200);
        ask(customer, "").statusCode(200);

        api.as(environment.customerToken(customer))
                .get("/customers/" + customer + "/grants/actions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.partner", contains(partner, partner))
                .body("items.scope", contains("profile:read", "profile:read"))
                .body("items.allowed", contains(true, false))
                .body("items[0].method", equalTo("GET"));
    }

    @Test
    void aGrantIsThePersonsWhileItIsOne() {
        UUID one = api.registered(Map.of());
        UUID other = api.registered(Map.of());
        grant(other, Instant.now().plusSeconds(3_600), "profile:read").statusCode(200);
        say("/identity/merges", Map.of("customers", List.of(one, other), "reason", "same"));
        ask(one, "").statusCode(200);

        say("/identity/unmerges", Map.of("person", one, "members", List.of(other), "reason", "another"));

        ask(one, "").statusCode(403);
        ask(other, "").statusCode(200);
    }

    @Test
    void onlyTheCustomerGrantsAndWhatIsNoGrantIsRefused() {
        UUID customer = api.registered(Map.of());
        String path = "/customers/" + customer + "/grants/" + partner;
        Map<String, Object> good = Map.of(
                "scopes",
                List.of("profile:read"),
                "until",
                Instant.now().plusSeconds(60).toString());
        api.as(environment.customerToken(UUID.randomUUID()))
                .body(good)
                .put(path)
                .then()
                .statusCode(403);
        as(partner).body(good).put(path).then().statusCode(403);
        api.asService().body(good).put(path).then().statusCode(403);
        api.as(environment.customerToken(customer))
                .body(Map.of("scopes", List.of("everything"), "until", "2020-01-01T00:00:00Z"))
                .put(path)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/scopes/0", "/until"));
    }

    private RequestSpecification as(String name) {
        return api.as(environment.token(TokenRequest.ofPartner(name)));
    }

    private ValidatableResponse ask(UUID customer, String path) {
        return as(partner).get("/customers/" + customer + path).then();
    }

    private void refused(UUID customer, String path, String scope) {
        ask(customer, path)
                .statusCode(403)
                .body("type", equalTo("/problems/scope-missing"))
                .body("detail", containsString(scope));
    }

    private ValidatableResponse grant(UUID customer, Instant until, String... scopes) {
        return api.as(environment.customerToken(customer))
                .body(Map.of("scopes", List.of(scopes), "until", until.toString()))
                .put("/customers/" + customer + "/grants/" + partner)
                .then();
    }

    private void say(String path, Map<String, ?> body) {
        api.as(environment.token("agent")).body(body).post(path).then().statusCode(200);
    }
}
