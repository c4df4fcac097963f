package org.unisson.loyalty.gesture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.loyalty.testing.Others.cameBack;
import static org.unisson.loyalty.testing.Others.merged;
import static org.unisson.loyalty.testing.Others.piece;
import static org.unisson.loyalty.testing.Others.product;
import static org.unisson.loyalty.testing.Others.promiseBroken;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.order.events.PurchaseMade;

/** Points given without a purchase: once for an occasion and a person, and explained. */
@QuarkusTest
@OnTheStack
class GestureTest {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String POLICY = "{\"promiseBroken\":{\"points\":50},\"successor\":{\"points\":70,\"days\":30},"
            + "\"goodwill\":{\"points\":200,\"pointsPerCustomer\":500,\"days\":30}}";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private final UUID customer = Ids.next();

    @BeforeEach
    void aPolicyAndACustomer() {
        savePolicy(POLICY).statusCode(200).header("ETag", notNullValue());
        others.send(registered(customer));
        awaitBalance(customer, 0);
    }

    @Test
    void aBrokenPromiseIsMadeUpForOnceWithoutAClaim() {
        UUID order = Ids.next();
        Instant promised = Instant.parse("2026-03-14T11:00:00Z");

        others.send(
                promiseBroken(Ids.next(), order, customer, promised),
                promiseBroken(Ids.next(), order, customer, promised),
                promiseBroken(Ids.next(), Ids.next(), null, promised));

        awaitBalance(customer, 50);
        JsonPath gesture = get(environment.customerToken(customer), "/gestures?customer=" + customer)
                .jsonPath();
        assertThat(gesture.getList("items")).hasSize(1);
        get(environment.token("agent"), "/gestures/" + gesture.getString("items[0].gestureId"))
                .then()
                .body("kind", equalTo("PROMISE_BROKEN"))
                .body("rule", equalTo("promise-broken"))
                .body("state", equalTo("GRANTED"))
                .body("facts.orderId", equalTo(order.toString()))
                .body("facts.promisedBy", equalTo(promised.toString()));
        get(environment.customerToken(Ids.next()), "/gestures/" + gesture.getString("items[0].gestureId"))
                .then()
                .statusCode(403);
        get(environment.customerToken(Ids.next()), "/gestures?customer=" + customer)
                .then()
                .statusCode(403);
    }

    @Test
    void buyersOfThePredecessorGetSomethingOnceWhenItsSuccessorIsReleased() {
        UUID old = Ids.next();
        UUID young = Ids.next();
        String sku = "old-" + old;
        Instant now = Instant.now();
        UUID twin = Ids.next();
        UUID returner = Ids.next();
        UUID early = Ids.next();
        PurchaseMade back = piece(sku, null, returner, now.minus(Duration.ofDays(2)));
        PurchaseMade last = piece(sku, "c-" + customer, null, now.minus(Duration.ofDays(3)));
        others.send(
                registered(returner),
                registered(early),
                registered(twin),
                merged(twin, 1, customer, twin),
                product(old, 1, null, sku, now.minus(Duration.ofDays(90))),
                Others.changed(customer, 2, "c-" + customer),
                told(back, 1),
                cameBack(back),
                told(piece(sku, null, early, now.minus(Duration.ofDays(40))), 1),
                told(piece(sku, null, twin, now.minus(Duration.ofDays(1))), 1),
                told(last, 1));
        awaitBalance(twin, 20);
        awaitBalance(returner, 0);
        awaitBalance(early, 10);

        others.send(product(young, 1, old, "young-" + young, now), product(young, 2, old, "young-" + young, now));

        await().atMost(SOON).until(() -> get(environment.token("admin"), "/gestures/successors/" + young), run -> "DONE"
                .equals(run.jsonPath().getString("outcome")));
        get(environment.token("admin"), "/gestures/successors/" + young)
                .then()
                .body("buyers", equalTo(2))
                .body("given", equalTo(1));
        awaitBalance(customer, 90);
        awaitBalance(returner, 0);
        awaitBalance(early, 10);
    }

    @Test
    void anAgentGivesWithinLimitsAndAsksAboveThem() {
        String agent = environment.token("agent");
        String admin = environment.token("admin");
        give(agent, "k1-" + customer, 200, "k-1").statusCode(201).body("state", equalTo("GRANTED"));
        give(agent, "k1-" + customer, 200, "k-1").statusCode(201);
        give(agent, "k2-" + customer, 10, "k-1").statusCode(409);
        awaitBalance(customer, 200);

        String waiting = give(agent, "k3-" + customer, 201, null)
                .statusCode(202)
                .body("variant", equalTo("ABOVE_LIMIT"))
                .extract()
                .path("gestureId");
        awaitBalance(customer, 200);
        decide(agent, waiting, "approve", "").statusCode(403);
        decide(admin, waiting, "approve", "").statusCode(200).body("variant", equalTo("APPROVED"));
        decide(admin, waiting, "refuse", "{\"reason\":\"no\"}").statusCode(409);
        awaitBalance(customer, 401);

        String second = give(agent, "k4-" + customer, 100, null)
                .statusCode(202)
                .body("variant", equalTo("ABOVE_LIMIT_OF_PERIOD"))
                .body("facts.givenInPeriod", equalTo(401))
                .extract()
                .path("gestureId");
        decide(admin, second, "refuse", "{\"reason\":\"enough\"}").statusCode(200);
        get(environment.customerToken(customer), "/gestures/" + second)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("decidedReason", nullValue());
        awaitBalance(customer, 401);
    }

    @Test
    void nobodyDecidesOfTheirOwn() {
        String both = environment.token(TokenRequest.of("agent", "admin"));

        String waiting = give(both, "own-" + customer, 5_000, null)
                .statusCode(202)
                .extract()
                .path("gestureId");

        decide(both, waiting, "approve", "").statusCode(403);
        awaitBalance(customer, 0);
    }

    @Test
    void aPersonIsGivenOnceForACaseWhicheverIdIsNamed() {
        UUID twin = Ids.next();
        others.send(registered(twin), merged(twin, 1, customer, twin));
        await().atMost(SOON)
                .until(() -> get(environment.token("agent"), "/accounts?customer=" + twin)
                                .jsonPath()
                                .getList("members")
                        != null);
        give(environment.token("agent"), "a-" + customer, 20, "k-" + customer).statusCode(201);

        given().auth()
                .oauth2(environment.token("agent"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "b-" + customer)
                .body(Map.of("customerId", twin, "points", 20, "reason", "late", "caseRef", "k-" + customer))
                .post("/gestures")
                .then()
                .statusCode(409);
        awaitBalance(twin, 20);
    }

    @Test
    void aStrangerIsUnknown() {
        given().auth()
                .oauth2(environment.token("agent"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "s-" + customer)
                .body(Map.of("customerId", Ids.next(), "points", 20, "reason", "late"))
                .post("/gestures")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"promiseBroken\":{\"points\":50}', '\"promiseBroken\":{\"points\":-1}'",
        "'\"promiseBroken\":{\"points\":50}', '\"promiseBroken\":{\"points\":10001}'",
        "'\"days\":30}', '\"days\":0}'",
        "'\"pointsPerCustomer\":500', '\"pointsPerCustomer\":null'"
    })
    void aPolicyThatMakesNoSenseIsRefused(String from, String to) {
        savePolicy(POLICY.replace(from, to)).statusCode(400).contentType("application/problem+json");
    }

    private ValidatableResponse savePolicy(String body) {
        return given().auth()
                .oauth2(environment.token("merchandiser"))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/gestures/policy")
                .then();
    }

    private ValidatableResponse give(String token, String key, long points, String caseRef) {
        Map<String, Object> body = caseRef == null
                ? Map.of("customerId", customer, "points", points, "reason", "late")
                : Map.of("customerId", customer, "points", points, "reason", "late", "caseRef", caseRef);
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/gestures")
                .then();
    }

    private ValidatableResponse decide(String token, String gesture, String how, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", how + "-" + gesture)
                .body(body)
                .post("/gestures/" + gesture + "/" + how)
                .then();
    }

    private void awaitBalance(UUID whose, long balance) {
        await().atMost(SOON).untilAsserted(() -> {
            Response found = get(environment.token("agent"), "/accounts?customer=" + whose);
            assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
            assertThat(found.jsonPath().getLong("balance")).isEqualTo(balance);
        });
    }

    private static Response get(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }
}
