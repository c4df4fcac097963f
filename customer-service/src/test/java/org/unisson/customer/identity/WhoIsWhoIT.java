package org.unisson.customer.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Customers come together as persons and part again, and everything that is asked of one answers for the person. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class WhoIsWhoIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    @Inject
    EventCodec codec;

    private Api api;
    private String run;

    @BeforeEach
    void client() {
        api = new Api(environment);
        run = Api.unique();
    }

    @Test
    void aMergeSaysByWhichKeyWhichRuleAndHowSure() {
        UUID till = api.registered(Map.of("cards", List.of("C-" + run), "source", "till"));
        UUID web = api.registered(Map.of("cards", List.of("C-" + run), "email", run + "@example.com"));

        String decision = decisions(web, "agent")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("MERGED"))
                .body("items[0].personId", equalTo(till.toString()))
                .body("items[0].moved", contains(web.toString()))
                .body("items[0].rule", equalTo("CARD"))
                .body("items[0].ruleVersion", notNullValue())
                .body("items[0].keys", contains("CARD:C-" + run))
                .body("items[0].confidence", equalTo(0.999f))
                .body("items[0].decidedBy", equalTo("rules"))
                .extract()
                .path("items[0].decisionId");
        api.asService()
                .get("/identity/decisions/" + decision)
                .then()
                .statusCode(200)
                .body("keys", contains("CARD"));
        var told = new Published(environment, codec).await(Topics.IDENTITIES, web.toString(), 1);
        assertThat(told).singleElement().satisfies(one -> {
            CustomersMerged merged = (CustomersMerged) one.state();
            assertThat(one.version()).isEqualTo(1);
            assertThat(merged.getPersonId()).isEqualTo(till);
            assertThat(merged.getKeyKinds()).containsExactly("CARD");
            assertThat(merged.getMembers()).containsExactly(till, web);
        });
        api.asService()
                .get("/customers/" + web + "/identity")
                .then()
                .statusCode(200)
                .body("personId", equalTo(till.toString()))
                .body("members.customerId", contains(till.toString(), web.toString()))
                .body("members[0].source", equalTo("till"))
                .body("members[1].email", equalTo(run + "@example.com"));
    }

    @Test
    void aChainIsToldAgainAsOfItsOldestAndItsMiddleCanLeave() {
        UUID a = api.registered(Map.of("email", "a-" + run + "@example.com"));
        UUID b = api.registered(Map.of("email", "b-" + run + "@example.com"));
        UUID c = api.registered(Map.of("email", "b-" + run + "@example.com"));
        api.customer(c).body("customerId", equalTo(b.toString()));

        merge(a, b).statusCode(200).body("personId", equalTo(a.toString())).body("members", hasSize(3));
        for (UUID any : List.of(a, b, c)) {
            api.customer(any).body("customerId", equalTo(a.toString())).body("members", hasSize(3));
        }
        assertThat(new Published(environment, codec).await(Topics.IDENTITIES, c.toString(), 2))
                .last()
                .satisfies(told -> assertThat(((CustomersMerged) told.state()).getPersonId())
                        .isEqualTo(a));

        unmerge(c, b)
                .statusCode(200)
                .body("persons[0].members", contains(a.toString(), c.toString()))
                .body("persons[1].members", contains(b.toString()));
        api.customer(b).body("customerId", equalTo(b.toString())).body("members", hasSize(1));
        api.customer(c).body("customerId", equalTo(a.toString()));
        assertThat(new Published(environment, codec).await(Topics.IDENTITIES, b.toString(), 2))
                .last()
                .satisfies(told -> {
                    CustomersUnmerged unmerged = (CustomersUnmerged) told.state();
                    assertThat(unmerged.getFrom()).isEqualTo(a);
                    assertThat(unmerged.getPersonId()).isEqualTo(b);
                    assertThat(unmerged.getReason()).isEqualTo("BY_HAND");
                });

        // And no rule brings them together again, though b and c still have an email in common.
        api.asService()
                .body("{\"familyName\":\"Martin\"}")
                .patch("/customers/" + b)
                .then()
                .statusCode(200);
        api.customer(b).body("members", hasSize(1));
        merge(b, c).statusCode(200);
        api.customer(b).body("members", hasSize(3));
    }

    @Test
    void aCommandThatIsRepeatedAnswersTheSameAndADifferentOneUnderItsKeyIsRefused() {
        UUID a = api.registered(Map.of());
        UUID b = api.registered(Map.of());
        String key = Api.unique();
        Map<String, ?> body = Map.of("customers", List.of(a, b), "reason", "same person");
        for (int i = 0; i < 2; i++) {
            given().contentType(ContentType.JSON)
                    .header("Authorization", "Bearer " + environment.token("agent"))
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/identity/merges")
                    .then()
                    .statusCode(200)
                    .body("members", hasSize(2));
        }
        decisions(b, "agent").body("items", hasSize(1)).body("items[0].reason", equalTo("same person"));
        merge(a, UUID.randomUUID()).statusCode(422).body("type", equalTo("/problems/unknown-customer"));
        unmerge(a, UUID.randomUUID()).statusCode(422).body("type", equalTo("/problems/not-a-member"));
        api.as(environment.token("agent"))
                .body(Map.of("person", a, "members", List.of(a, b), "reason", "x"))
                .post("/identity/unmerges")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/nobody-stays"));
        api.as(environment.token("agent"))
                .body(Map.of("customers", List.of(a, a)))
                .post("/identity/merges")
                .then()
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/customers", "/reason"));
        api.as(environment.customerToken(a))
                .body(body)
                .post("/identity/merges")
                .then()
                .statusCode(403);
    }

    @Test
    void aShopperReachesTheWholePersonAndNobodyElse() {
        UUID a = api.registered(Map.of("givenName", "Zoé"));
        UUID b = api.registered(Map.of());
        String shopper = environment.customerToken(b);
        api.as(shopper).get("/customers/" + a).then().statusCode(403);
        merge(a, b);
        api.as(shopper).get("/customers/" + a).then().statusCode(200).body("givenName", equalTo("Zoé"));
        api.as(shopper).get("/customers/" + a + "/timeline").then().statusCode(200);
        unmerge(a, b);
        api.as(shopper).get("/customers/" + a).then().statusCode(403);
    }

    @Test
    void theStricterConsentWinsAndAnUnmergeSplitsThemAsTheyWere() {
        UUID yes = api.registeredWithMarketing();
        UUID no = api.registered(
                Map.of("consents", List.of(Map.of("purpose", "MARKETING", "granted", false, "source", "call-centre"))));
        merge(yes, no);
        api.customer(yes)
                .body("consents[0].granted", equalTo(false))
                .body("consents[0].source", equalTo("call-centre"));
        assertThat(granted(yes, 2)).isFalse();

        unmerge(yes, no);
        api.customer(yes).body("consents[0].granted", equalTo(true));
        api.customer(no).body("consents[0].granted", equalTo(false));

        merge(yes, no);
        api.asService()
                .body(Map.of("granted", true, "source", "app"))
                .put("/customers/" + yes + "/consents/MARKETING")
                .then()
                .statusCode(200)
                .body("consents[0].granted", equalTo(true));
        api.customer(no).body("consents[0].granted", equalTo(true));
    }

    @Test
    void aCardIsOneCustomersWhoeverNamesIt() {
        String card = "C-" + run;
        UUID first = api.registered(Map.of("cards", List.of(card)));
        UUID second = api.registered(Map.of("cards", List.of(card)));
        var told = new Published(environment, codec).await(Topics.CUSTOMERS, second.toString(), 1);
        assertThat(told).last().satisfies(one -> assertThat(one.state().get(2)).isEqualTo(List.of()));

        unmerge(first, second);
        api.find("card", card).body("customerId", equalTo(first.toString()));
        api.asService()
                .body("{\"cards\":[]}")
                .patch("/customers/" + first)
                .then()
                .statusCode(200);
        api.find("card", card).body("customerId", equalTo(second.toString()));
    }

    @Test
    void theTimelineIsThePersonsAndPartsAgain() {
        UUID a = api.registered(Map.of());
        UUID b = api.registered(Map.of());
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        feed.send(Topics.PURCHASES, before, 1, Events.receipt(before, b, null, Events.now(), "S1"));
        await().untilAsserted(() -> assertThat(api.timeline(b, "PURCHASE")).hasSize(1));
        merge(a, b);
        feed.send(Topics.PURCHASES, after, 1, Events.receipt(after, b, null, Events.now(), "S1"));
        await().untilAsserted(() ->
                assertThat(api.timeline(a, "PURCHASE")).containsExactly(after.toString(), before.toString()));
        String next = api.asService()
                .get("/customers/" + a + "/timeline?limit=1")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        api.asService()
                .get("/customers/" + b + "/timeline?limit=1&cursor=" + next)
                .then()
                .body("items[0].reference", equalTo(before.toString()));
        unmerge(a, b);
        assertThat(api.timeline(a, "PURCHASE")).isEmpty();
        assertThat(api.timeline(b, "PURCHASE")).hasSize(2);
    }

    @Test
    void aCorrectionIsBelievedOfThePersonAndItsVersionOnlyGrows() {
        UUID a = api.registered(Map.of("email", "a-" + run + "@example.com", "cards", List.of("A-" + run)));
        UUID b = api.registered(Map.of("email", "b-" + run + "@example.com", "cards", List.of("B-" + run)));
        merge(a, b);
        String etag = api.customer(a).extract().header("ETag");
        api.patch(b, etag, "{\"email\":\"c-" + run + "@example.com\",\"cards\":[\"B-" + run + "\"]}")
                .statusCode(200)
                .body("customerId", equalTo(a.toString()))
                .body("email", equalTo("c-" + run + "@example.com"))
                .body("provenance.EMAIL.corrected", equalTo(true))
                .body("cards", contains("B-" + run));
        api.patch(a, etag, "{\"givenName\":\"Eve\"}").statusCode(412);
        long merged = version(a);
        unmerge(a, b);
        assertThat(version(a)).isGreaterThan(merged);
        assertThat(version(b)).isGreaterThan(merged);
        api.customer(a).body("email", equalTo("a-" + run + "@example.com"));
    }

    @Test
    void manyAtOnceInAnyOrderAndTwiceEndAsTheSamePersons() {
        // Given ten people with five records each, that only together tell who they are
        List<Map<String, Object>> records = IntStream.range(0, 50)
                .mapToObj(i -> {
                    Map<String, Object> item = Api.item(run, i, i % 5 + "-" + i / 5 + "-" + run + "@example.com");
                    item.put("cards", List.of("C" + (i + 4) / 5 + "-" + run + "-" + (i % 5 == 0 ? "x" : "")));
                    item.put("email", "p" + i / 5 + "-" + run + "@example.com");
                    return item;
                })
                .toList();

        // When four tills tell of all of them at once, one after the other
        List<CompletableFuture<Void>> tills = IntStream.range(0, 4)
                .mapToObj(till -> CompletableFuture.runAsync(() -> IntStream.range(0, 50)
                        .map(i -> (i * 7 + till * 13) % 50)
                        .forEach(i -> api.batch(List.of(records.get(i))).statusCode(200))))
                .toList();
        tills.forEach(CompletableFuture::join);

        // Then they are ten
        Set<String> persons = new HashSet<>();
        IntStream.range(0, 10)
                .forEach(i -> persons.add(api.find("email", "p" + i + "-" + run + "@example.com")
                        .statusCode(200)
                        .body("members", hasSize(5))
                        .extract()
                        .path("customerId")));
        assertThat(persons).hasSize(10);
    }

    private ValidatableResponse decisions(UUID customer, String role) {
        return api.as(environment.token(role))
                .get("/identity/decisions?customer=" + customer)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse merge(UUID... customers) {
        return api.as(environment.token("agent"))
                .body(Map.of("customers", List.of(customers), "reason", "same person"))
                .post("/identity/merges")
                .then();
    }

    private ValidatableResponse unmerge(UUID person, UUID... leaving) {
        return api.as(environment.token("agent"))
                .body(Map.of("person", person, "members", List.of(leaving), "reason", "another person"))
                .post("/identity/unmerges")
                .then();
    }

    private long version(UUID customer) {
        return ((Number) api.customer(customer).extract().path("version")).longValue();
    }

    /** What the others hear last of a customer's consent, of at least that many events. */
    private boolean granted(UUID customer, int events) {
        CustomerChanged told = (CustomerChanged) new Published(environment, codec)
                .await(Topics.CUSTOMERS, customer.toString(), events)
                .getLast()
                .state();
        return told.getConsents().getFirst().getGranted();
    }
}
