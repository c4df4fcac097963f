package org.unisson.customer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Rules that are put hold for those who are known, and back again. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class NewRulesIT {

    // Every customer of every test before is looked at.
    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    private Api api;
    private Map<String, Object> builtIn;

    @BeforeEach
    void client() {
        api = new Api(environment);
        builtIn = rules().statusCode(200).extract().path("$");
    }

    @AfterEach
    void back() {
        put(builtIn);
        awaitEnd();
    }

    @Test
    void everybodyIsRecognisedAnew() {
        // Given more pairs of customers than are looked at in one go, each one person by its address
        List<UUID[]> pairs = IntStream.range(0, 60).mapToObj(i -> pair()).toList();
        pairs.forEach(pair -> members(pair[1]).body("members", hasSize(2)));

        // When addresses do not say any more who somebody is, and the next rules are put before all were looked at
        put(without("EMAIL"));
        put(without("EMAIL", "EMAIL+PHONE"));
        long version = awaitEnd();

        // Then each of them is two, and it is told by which rules
        pairs.forEach(pair -> members(pair[1]).body("members", hasSize(1)));
        api.as(environment.token("agent"))
                .get("/identity/decisions?customer=" + pairs.getLast()[1])
                .then()
                .body("items.kind", hasItems("MERGED", "UNMERGED"))
                .body("items[0].decidedBy", equalTo("rules"));
        recognition()
                .body("rulesVersion", equalTo((int) version))
                .body("lookedAt", greaterThanOrEqualTo(120))
                .body("begunAt", notNullValue());

        // And one again when they do again
        put(builtIn);
        awaitEnd();
        pairs.forEach(pair -> members(pair[0]).body("members", hasSize(2)));
        recognition().body("moved", greaterThanOrEqualTo(60));
    }

    @Test
    void whoIsToldOfMeanwhileIsRecognisedByTheNewRules() {
        put(without("EMAIL"));
        UUID[] pair = pair();
        awaitEnd();
        members(pair[1]).body("members", hasSize(1));
    }

    @Test
    void onlyStaffReadsHowFarItIs() {
        api.as(environment.customerToken(UUID.randomUUID()))
                .get("/identity/rules/recognition")
                .then()
                .statusCode(403);
    }

    private UUID[] pair() {
        String email = Api.unique() + "@example.com";
        Map<String, Object> customer = Map.of("givenName", "Zoé", "familyName", "Martin", "email", email);
        return new UUID[] {api.registered(customer), api.registered(customer)};
    }

    private ValidatableResponse members(UUID customer) {
        return api.asService().get("/customers/" + customer).then().statusCode(200);
    }

    private ValidatableResponse rules() {
        return api.as(environment.token("admin")).get("/identity/rules").then();
    }

    private void put(Map<String, Object> rules) {
        api.as(environment.token("admin"))
                .body(rules)
                .put("/identity/rules")
                .then()
                .statusCode(200);
    }

    private Map<String, Object> without(String... names) {
        Map<String, Object> fewer = new HashMap<>(builtIn);
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Object rule : (List<?>) builtIn.get("rules")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> one = (Map<String, Object>) rule;
            if (!List.of(names).contains(one.get("name"))) {
                rules.add(one);
            }
        }
        fewer.put("rules", rules);
        // Nobody is joined by all that they have in common, either.
        fewer.put("mergeFrom", 1);
        fewer.put("reviewFrom", 1);
        return fewer;
    }

    private ValidatableResponse recognition() {
        return api.as(environment.token("agent"))
                .get("/identity/rules/recognition")
                .then()
                .statusCode(200);
    }

    private long awaitEnd() {
        await().atMost(SOON).untilAsserted(() -> recognition().body("endedAt", notNullValue()));
        int version = recognition().extract().path("rulesVersion");
        assertThat(rules().extract().header("ETag")).contains(Integer.toString(version));
        return version;
    }
}
