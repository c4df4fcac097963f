package org.unisson.customer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class CustomersIT {

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
    void registersAndReadsBackInNormalForm() {
        String unique = Api.unique();
        UUID id = api.registered(Map.of(
                "givenName",
                "Zoé",
                "email",
                "  Zoe." + unique + "@Example.COM ",
                "phone",
                "06 12 34 56 " + (10 + (int) (Math.random() * 90)),
                "cards",
                List.of("C-" + unique),
                "consents",
                List.of(Map.of("purpose", "MARKETING", "granted", true, "source", "web-form"))));
        api.customer(id)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("email", equalTo("zoe." + unique + "@example.com"))
                .body("phone", containsString("+336123456"))
                .body("consents[0].source", equalTo("web-form"))
                .body("consents[0].since", notNullValue());
        find("card", "C-" + unique).statusCode(200).body("customerId", equalTo(id.toString()));
        find("email", "ZOE." + unique + "@example.com").statusCode(200).body("customerId", equalTo(id.toString()));
    }

    @Test
    void anEmailBelongsToOneAndTheRefusalNamesOnlyTheField() {
        String email = Api.unique() + "@example.com";
        UUID first = api.registered(Map.of("email", email));
        api.asService()
                .body(Map.of("email", email.toUpperCase()))
                .post("/customers")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/identifier-taken"))
                .body("violations[0].pointer", equalTo("/email"))
                .body("detail", not(containsString(email)))
                .body("detail", not(containsString(first.toString())));
    }

    @Test
    void twoRegistrationsRacingForOneEmailMakeOneCustomer() {
        for (int round = 0; round < 10; round++) {
            String email = Api.unique() + "@example.com";
            CyclicBarrier start = new CyclicBarrier(2);
            List<Integer> statuses = Stream.of(1, 2)
                    .map(racer -> CompletableFuture.supplyAsync(() -> {
                        pass(start);
                        return api.asService()
                                .body(Map.of("email", email, "cards", List.of(racer + "-" + email)))
                                .post("/customers")
                                .statusCode();
                    }))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(201, 409);
        }
    }

    @Test
    void aSharedDeviceStaysTwoPeople() {
        String device = "kiosk-" + Api.unique();
        UUID one = api.registered(Map.of("devices", List.of(device)));
        UUID other = api.registered(Map.of("devices", List.of(device)));
        assertThat(one).isNotEqualTo(other);
        api.customer(one).body("devices", hasItem(device));
        api.customer(other).body("devices", hasItem(device));
    }

    @Test
    void aRepeatedCommandAnswersTheSame() {
        String key = Api.unique();
        Map<String, ?> body = Map.of("email", Api.unique() + "@example.com");
        String first = repeat(key, body);
        assertThat(repeat(key, body)).isEqualTo(first);
    }

    @Test
    void aBatchIsTakenOneByOneAndAgainWithoutEffect() {
        String run = Api.unique();
        List<Map<String, ?>> customers = IntStream.range(0, 500)
                .<Map<String, ?>>mapToObj(i -> item(run, i, i == 7 ? "no email" : i + "-" + run + "@example.com"))
                .toList();
        batch(customers)
                .statusCode(200)
                .body("accepted", equalTo(499))
                .body("unchanged", equalTo(0))
                .body("customers", hasSize(499))
                .body("rejected", hasSize(1))
                .body("rejected[0].index", equalTo(7))
                .body("rejected[0].key", equalTo("crm/" + run + "-7"))
                .body("rejected[0].problem.violations[0].pointer", equalTo("/email"));
        batch(customers).body("accepted", equalTo(0)).body("unchanged", equalTo(499));
    }

    @Test
    void aBatchThatMeetsAnothersCardRefusesThatOneAndLeavesNothingOfIt() {
        String run = Api.unique();
        api.registered(Map.of("cards", List.of("C-" + run)));
        Map<String, Object> clash = item(run, 1, "clash-" + run + "@example.com");
        clash.put("cards", List.of("C-" + run));
        batch(List.of(clash, item(run, 2, "free-" + run + "@example.com")))
                .body("accepted", equalTo(1))
                .body("rejected[0].index", equalTo(0))
                .body("rejected[0].problem.status", equalTo(409))
                .body("rejected[0].problem.violations[0].pointer", equalTo("/cards"));
        find("email", "clash-" + run + "@example.com").statusCode(404);
        clash.put("cards", List.of());
        batch(List.of(clash)).body("accepted", equalTo(1)).body("rejected", hasSize(0));
    }

    @Test
    void anEditBasedOnAnOldVersionIsRefused() {
        UUID id = api.registered(Map.of("givenName", "Ada", "email", Api.unique() + "@example.com"));
        patch(id, "\"1\"", "{\"givenName\":\"Ada B\",\"email\":null}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("email", equalTo(null))
                .body("givenName", equalTo("Ada B"));
        patch(id, "\"1\"", "{\"givenName\":\"Eve\"}").statusCode(412);
    }

    @Test
    void anEmailGivenUpIsFreeAgain() {
        String email = Api.unique() + "@example.com";
        UUID id = api.registered(Map.of("email", email));
        patch(id, "\"1\"", "{\"email\":null}").statusCode(200);
        api.registered(Map.of("email", email));
    }

    @Test
    void consentIsNotedWithItsSource() {
        UUID id = api.registered(Map.of());
        api.as(environment.customerToken(id))
                .body(Map.of("granted", true, "source", "app"))
                .put("/customers/" + id + "/consents/MARKETING")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("consents[0].granted", equalTo(true));
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
                        Events.now()));
        UUID theirs = await().atMost(Duration.ofSeconds(15)).until(() -> attached(), id -> id != null);
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
    void badInputIsRefusedWithWhatAndWhere() {
        post("{\"email\":").statusCode(400).body("type", equalTo("/problems/malformed-json"));
        post("{\"emial\":\"a@b.fr\"}").statusCode(400).body("violations[0].pointer", equalTo("/emial"));
        post("{\"email\":\"nobody\",\"phone\":\"12\",\"consents\":[{\"purpose\":\"marketing\"}]}")
                .statusCode(400)
                .body("violations.pointer", hasItem("/email"))
                .body("violations.pointer", hasItem("/phone"))
                .body("violations.pointer", hasItem("/consents/0/purpose"))
                .body("violations.pointer", hasItem("/consents/0/granted"));
        post("{\"attachedTo\":\"123\"}").statusCode(400);
        batch(IntStream.range(0, 501)
                        .<Map<String, ?>>mapToObj(i -> item("x", i, null))
                        .toList())
                .statusCode(400)
                .body("violations[0].pointer", endsWith("/customers"));
        api.asService().get("/customers?email=a@b.fr&card=1").then().statusCode(400);
        api.asService().get("/customers/" + UUID.randomUUID()).then().statusCode(404);
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

    private String repeat(String key, Map<String, ?> body) {
        return io.restassured.RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + environment.token("service"))
                .header("Idempotency-Key", key)
                .body(body)
                .post("/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("customerId");
    }

    private ValidatableResponse post(String body) {
        return api.asService().body(body).post("/customers").then();
    }

    private ValidatableResponse patch(UUID id, String ifMatch, String body) {
        return api.asService()
                .header("If-Match", ifMatch)
                .body(body)
                .patch("/customers/" + id)
                .then();
    }

    private ValidatableResponse batch(List<? extends Map<String, ?>> customers) {
        return api.asService()
                .body(Map.of("customers", customers))
                .post("/customers/batch")
                .then();
    }

    private ValidatableResponse find(String parameter, String value) {
        return api.asService().queryParam(parameter, value).get("/customers").then();
    }

    private static Map<String, Object> item(String run, int index, String email) {
        Map<String, Object> item = new HashMap<>();
        item.put("reference", Map.of("source", "crm", "id", run + "-" + index));
        item.put("email", email);
        item.put("cards", List.of("K" + index + "-" + run));
        return item;
    }

    private static void pass(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
