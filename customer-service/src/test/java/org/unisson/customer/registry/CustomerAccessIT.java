package org.unisson.customer.registry;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.schemas.Topics;

/** Who sees whom. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class CustomerAccessIT {

    private static final String STORE = Events.STORE;

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void aFranchiseeSeesOnlyTheCustomersOfItsStores() {
        feed.send(
                Topics.LOCATIONS,
                STORE,
                1,
                new LocationChanged(
                        STORE,
                        1L,
                        "Lille Centre",
                        "STORE",
                        "FR",
                        "59000",
                        "Lille",
                        50.6,
                        3.0,
                        "Europe/Paris",
                        List.of("SELL"),
                        true,
                        Events.now(),
                        null));
        UUID theirs = await().atMost(Duration.ofSeconds(90)).until(() -> attached(), id -> id != null);
        UUID others = api.registered(Map.of());
        String franchisee = environment.token(TokenRequest.of("franchisee").inStores(STORE));
        api.as(franchisee).get("/customers/" + theirs).then().statusCode(200).body("attachedTo", equalTo(STORE));
        api.as(franchisee).get("/customers/" + others).then().statusCode(403);
        api.as(franchisee).get("/customers/" + others + "/timeline").then().statusCode(403);
        api.as(franchisee).body(Map.of()).post("/customers").then().statusCode(403);
    }

    @Test
    void aCustomerIsAttachedToKnownStoresOnly() {
        api.asService()
                .body(Map.of("attachedTo", "4006381333931"))
                .post("/customers")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-store"));
    }

    @Test
    void strangersAreKeptOut() {
        UUID id = api.registered(Map.of("givenName", "Zoé"));
        api.as(environment.customerToken(id)).get("/customers/" + id).then().statusCode(200);
        String stranger = environment.customerToken(UUID.randomUUID());
        api.as(stranger).get("/customers/" + id).then().statusCode(403).body("detail", not(containsString("Zoé")));
        api.as(stranger).get("/customers/" + id + "/timeline").then().statusCode(403);
        api.as(stranger).get("/decisions?customer=" + id).then().statusCode(403);
        api.as(stranger)
                .body(Map.of("givenName", "Eve"))
                .patch("/customers/" + id)
                .then()
                .statusCode(403);
        api.as(stranger).get("/customers?card=1").then().statusCode(403);
        TokenRequest service = TokenRequest.of("service");
        api.as(environment.token(service.validFor(Duration.ofHours(-1))))
                .get("/customers/" + id)
                .then()
                .statusCode(401);
        api.as(environment.forgedToken(service)).get("/customers/" + id).then().statusCode(401);
    }

    @Test
    void whoSaysToBeSomebodyElseDoesNotBecomeThem() {
        String run = Api.unique();
        Map<String, Object> told = Map.of(
                "givenName",
                "Zoé",
                "familyName",
                "Martin" + run,
                "birthDate",
                "1980-05-17",
                "email",
                run + "@example.com",
                "address",
                Map.of("street", "1 rue " + run, "postcode", "75001", "city", "Paris", "country", "FR"));
        UUID zoe = api.registered(told);
        UUID eve = api.registered(Map.of("givenName", "Eve", "email", "eve" + run + "@example.com"));

        api.as(environment.customerToken(eve))
                .header("If-Match", "\"1\"")
                .body(told)
                .patch("/customers/" + eve)
                .then()
                .statusCode(200);
        api.as(environment.customerToken(eve))
                .header("If-Match", "\"2\"")
                .body(Map.of("cards", List.of("C-" + run)))
                .patch("/customers/" + eve)
                .then()
                .statusCode(403);

        members(zoe).body("members", hasSize(1));
        api.as(environment.customerToken(eve)).get("/customers/" + zoe).then().statusCode(403);
        api.registered(Map.of("email", run + "@example.com", "givenName", "Zoé"));
        members(eve).body("members", hasSize(1));

        // An agent has seen who she is.
        api.asService()
                .header("If-Match", "\"2\"")
                .body(told)
                .patch("/customers/" + eve)
                .then()
                .statusCode(200);
        members(zoe).body("members", hasSize(3));
    }

    @Test
    void whoSharesAnEmailDoesNotBecomeTheOtherByTakingTheName() {
        String run = Api.unique();
        Map<String, Object> shared = Map.of("email", run + "@example.com", "familyName", "Martin" + run);
        Map<String, Object> his = new HashMap<>(shared);
        his.put("givenName", "Hugo");
        Map<String, Object> hers = new HashMap<>(shared);
        hers.put("givenName", "Béatrice");
        UUID hugo = api.registered(his);
        UUID beatrice = api.registered(hers);
        members(hugo).body("members", hasSize(1));

        api.as(environment.customerToken(hugo))
                .header("If-Match", "\"1\"")
                .body(Map.of("givenName", "Béatrice"))
                .patch("/customers/" + hugo)
                .then()
                .statusCode(200);

        members(beatrice).body("members", hasSize(1));
        api.as(environment.customerToken(hugo))
                .get("/customers/" + beatrice)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse members(UUID id) {
        return api.asService().get("/customers/" + id + "/identity").then().statusCode(200);
    }

    private UUID attached() {
        var answer = api.asService().body(Map.of("attachedTo", STORE)).post("/customers");
        return answer.statusCode() == 201 ? UUID.fromString(answer.path("customerId")) : null;
    }
}
