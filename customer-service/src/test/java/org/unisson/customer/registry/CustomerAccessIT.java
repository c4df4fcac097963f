package org.unisson.customer.registry;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
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

    private UUID attached() {
        var answer = api.asService().body(Map.of("attachedTo", STORE)).post("/customers");
        return answer.statusCode() == 201 ? UUID.fromString(answer.path("customerId")) : null;
    }
}
