package org.unisson.customer.registry;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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

/** R13: a customer is attached to a store from a date; another attachment keeps what was before. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class AttachmentsIT {

    private static final String LILLE = Events.STORE;
    private static final String LYON = "3012345000024";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    private Api api;

    @BeforeEach
    void stores() {
        api = new Api(environment);
        UUID anybody = api.registered(Map.of());
        for (String gln : List.of(LILLE, LYON)) {
            feed.send(Topics.LOCATIONS, gln, feed.nextVersion(), store(gln));
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> attach(api.asService(), anybody, gln, "known")
                    .statusCode(200));
        }
    }

    @Test
    void anotherStoreKeepsWhatWasBefore() {
        UUID customer = api.registered(Map.of("attachedTo", LILLE, "source", "till"));

        attach(api.asService(), customer, LYON, "has moved")
                .statusCode(200)
                .body("store", equalTo(LYON))
                .body("since", notNullValue());

        attachments(customer)
                .body("store", equalTo(LYON))
                .body("history.store", contains(LYON, LILLE))
                .body("history.source", contains("till", "till"))
                .body("history[0].reason", equalTo("has moved"))
                .body("history[0].by", notNullValue())
                .body("history[0]", not(hasKey("to")))
                .body("history[1].to", notNullValue());
        String since = attachments(customer).extract().path("since");
        attach(api.asService(), customer, LYON, "once more").statusCode(200).body("since", equalTo(since));
        attachments(customer).body("history", hasSize(2));
        api.customer(customer).body("attachedTo", equalTo(LYON));
    }

    @Test
    void whoeverIsOnePersonIsAttachedToTheStoreSaidLastAndPartsWithTheirOwn() {
        UUID one = api.registered(Map.of("attachedTo", LILLE));
        UUID other = api.registered(Map.of("attachedTo", LYON));
        say("/identity/merges", Map.of("customers", List.of(one, other), "reason", "same"));
        attachments(one).body("store", equalTo(LYON)).body("history", hasSize(2));

        // Lille once more, though that is what one of its records has said all along
        attach(api.asService(), one, LILLE, "wants to").statusCode(200).body("store", equalTo(LILLE));
        attachments(other).body("store", equalTo(LILLE)).body("history.store", contains(LILLE, LYON, LILLE));
        say("/identity/unmerges", Map.of("person", one, "members", List.of(other), "reason", "another"));

        attachments(one).body("store", equalTo(LILLE)).body("history", hasSize(2));
        attachments(other).body("store", equalTo(LYON)).body("history", hasSize(1));
    }

    @Test
    void whoIsDetachedIsAttachedToNoStoreByAnyRecord() {
        UUID one = api.registered(Map.of("attachedTo", LILLE));
        UUID other = api.registered(Map.of("attachedTo", LYON));
        say("/identity/merges", Map.of("customers", List.of(one, other), "reason", "same"));

        attach(api.asService(), other, null, "wants none").statusCode(200).body("$", not(hasKey("store")));

        attachments(one).body("$", not(hasKey("store"))).body("history.to", hasSize(2));
    }

    @Test
    void aFranchiseeMovesOnlyItsOwnCustomersAndOnlyAmongItsStores() {
        UUID theirs = api.registered(Map.of("attachedTo", LILLE));
        UUID others = api.registered(Map.of("attachedTo", LYON));
        String franchisee = environment.token(TokenRequest.of("franchisee").inStores(LILLE));

        attach(api.as(franchisee), others, LILLE, "poached").statusCode(403);
        attach(api.as(franchisee), theirs, LYON, "given away").statusCode(403);
        attach(api.as(franchisee), theirs, null, "let go").statusCode(403);
        api.as(franchisee).get("/customers/" + others + "/attachments").then().statusCode(403);
        api.as(franchisee).get("/customers/" + theirs + "/attachments").then().statusCode(200);
        attach(api.as(environment.customerToken(theirs)), theirs, LYON, "myself")
                .statusCode(403);
    }

    @Test
    void whatIsNoStoreIsRefused() {
        UUID customer = api.registered(Map.of());
        attach(api.asService(), customer, "4006381333931", "no").statusCode(422);
        attach(api.asService(), customer, "123", "no").statusCode(400).body("violations.pointer", contains("/store"));
        attach(api.asService(), UUID.randomUUID(), LILLE, "no").statusCode(404);
        api.asService()
                .body(Map.of("store", LILLE))
                .post("/customers/" + customer + "/attachments")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/source"));
    }

    private ValidatableResponse attachments(UUID customer) {
        return api.asService()
                .get("/customers/" + customer + "/attachments")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse attach(RequestSpecification as, UUID customer, String store, String reason) {
        Map<String, Object> body = store == null
                ? Map.of("source", "till", "reason", reason)
                : Map.of("store", store, "source", "till", "reason", reason);
        return as.body(body).post("/customers/" + customer + "/attachments").then();
    }

    private void say(String path, Map<String, ?> body) {
        api.as(environment.token("agent")).body(body).post(path).then().statusCode(200);
    }

    private static LocationChanged store(String gln) {
        return new LocationChanged(
                gln,
                1L,
                "Store",
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
                null);
    }
}
