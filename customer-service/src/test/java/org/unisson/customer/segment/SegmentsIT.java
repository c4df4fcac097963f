package org.unisson.customer.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.common.events.Money;
import org.unisson.customer.events.SegmentMembership;
import org.unisson.customer.events.SegmentsChanged;
import org.unisson.customer.segment.application.JudgingSegments;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnedLine;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** Who is in which segment, whatever changes it: a purchase, a return, a consent, a merge, a rule or time alone. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class SegmentsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    @Inject
    EventCodec codec;

    @Inject
    JudgingSegments judging;

    private Api api;
    private String segment;
    private String channel;

    @BeforeEach
    void client() {
        api = new Api(environment);
        segment = "s-" + UUID.randomUUID();
        channel = "ch-" + UUID.randomUUID();
    }

    @Test
    void aPurchaseIsCountedOnceAndWhatComesBackIsNot() {
        UUID customer = api.registered(Map.of());
        put("orders == 1 && spent['EUR'] == 2000 && '" + channel + "' in channels")
                .statusCode(200);
        UUID purchase = UUID.randomUUID();

        PurchaseMade made = bought(purchase, customer, Events.now(), 2_000);
        feed.send(Topics.PURCHASES, purchase, 1, made);
        feed.send(Topics.PURCHASES, purchase, 1, made);
        in(customer)
                .body("segments[0].ruleVersion", equalTo(1))
                .body("segments[0].because.orders", equalTo(1))
                .body("segments[0].because.spent.EUR", equalTo(2_000))
                .body("rfm.frequency", equalTo(1))
                .body("rfm.recency", equalTo(0))
                .body("rfm.monetary.minor", equalTo(2_000));
        feed.send(Topics.PURCHASES, purchase, 2, returned(made, 1_999, 1));

        out(customer)
                .body("left[0].segmentId", equalTo(segment))
                .body("left[0].leftBecause.orders", equalTo(0))
                .body("$", not(hasKey("rfm")));
        List<Published.Told> told = new Published(environment, codec).await(Topics.SEGMENTS, customer.toString(), 2);
        assertThat(told).extracting(Published.Told::version).containsExactly(1L, 2L);
        SegmentsChanged entered = (SegmentsChanged) told.getFirst().state();
        assertThat(entered.getEntered()).containsExactly(segment);
        assertThat(entered.getSegments())
                .extracting(SegmentMembership::getSegmentId)
                .containsExactly(segment);
        SegmentsChanged left = (SegmentsChanged) told.getLast().state();
        assertThat(left.getLeft()).containsExactly(segment);
        assertThat(left.getSegments()).isEmpty();
    }

    @Test
    void aReturnThatIsHeardOfFirstIsTakenOffWhatIsHeardOfLater() {
        UUID customer = api.registered(Map.of());
        put("orders == 1 && spent['EUR'] == 1 && '" + channel + "' in channels").statusCode(200);
        PurchaseMade made = bought(UUID.randomUUID(), customer, Events.now(), 2, 2);

        PurchaseReturned returned = returned(made, 1, 1);
        feed.send(Topics.PURCHASES, returned.getReturnId(), 1, returned);
        feed.send(Topics.PURCHASES, made.getPurchaseId(), 1, made);

        in(customer);
    }

    @Test
    void whoeverIsOnePersonIsInTogetherAndPartsAgain() {
        UUID one = api.registered(Map.of());
        UUID other = api.registered(Map.of());
        put("orders == 2 && '" + channel + "' in channels").statusCode(200);
        buy(one, 1_000);
        buy(other, 500);

        merge(one, other);
        in(one).body("customerId", equalTo(one.toString())).body("rfm.monetary.minor", equalTo(1_500));
        in(other).body("customerId", equalTo(one.toString()));
        assertThat(members()).containsExactly(one.toString());
        assertThat(new Published(environment, codec).await(Topics.SEGMENTS, other.toString(), 1))
                .last()
                .satisfies(told -> assertThat(((SegmentsChanged) told.state()).getEntered())
                        .containsExactly(segment));
        part(one, other);

        out(one).body("rfm.monetary.minor", equalTo(1_000));
        out(other).body("rfm.monetary.minor", equalTo(500));
        assertThat(members()).isEmpty();
    }

    @Test
    void aConsentBringsInAndItsWithdrawalTakesOut() {
        UUID customer = api.registered(Map.of());
        put("'MARKETING' in consents && '" + channel + "' in channels").statusCode(200);
        buy(customer, 1_000);

        consent(customer, true);
        in(customer);
        consent(customer, false);

        out(customer).body("left[0].leftBecause.consents", empty());
    }

    @Test
    void timeAloneBringsIn() {
        UUID customer = api.registered(Map.of());
        put("daysSinceLastPurchase >= 1 && '" + channel + "' in channels").statusCode(200);
        Instant almostADayAgo = Events.now().minus(Duration.ofDays(1)).plusSeconds(4);
        UUID purchase = UUID.randomUUID();

        feed.send(Topics.PURCHASES, purchase, 1, bought(purchase, customer, almostADayAgo, 1_000));

        in(customer).body("segments[0].because.daysSinceLastPurchase", equalTo(1));
    }

    @Test
    void aRuleThatChangesIsAskedOfEverybody() {
        UUID customer = api.registered(Map.of());
        buy(customer, 1_000);
        put("orders > 1 && '" + channel + "' in channels").statusCode(200).header("ETag", "\"1\"");

        put("orders > 0 && '" + channel + "' in channels").statusCode(200).header("ETag", "\"2\"");
        in(customer).body("segments[0].ruleVersion", equalTo(2)).body("segments[0].name", equalTo("A segment"));
        put("orders > 0 && '" + channel + "' in channels").statusCode(200).header("ETag", "\"2\"");
        admin().header("If-Match", "\"1\"")
                .delete("/segments/" + segment)
                .then()
                .statusCode(412);
        admin().header("If-Match", "\"2\"")
                .delete("/segments/" + segment)
                .then()
                .statusCode(204);

        out(customer).body("left[0].segmentId", equalTo(segment));
        admin().get("/segments/" + segment).then().statusCode(404);
        admin().get("/segments").then().statusCode(200).body("segmentId", not(hasItem(segment)));
    }

    @Test
    void whatIsNoRuleIsRefusedWithItsPlace() {
        put("orders > 'one'")
                .statusCode(422)
                .body("type", equalTo("/problems/condition-not-valid"))
                .body("violations[0].pointer", equalTo("/condition"))
                .body("violations[0].message", startsWith("line 1, column 8: "));
        admin().body(Map.of("condition", "true"))
                .put("/segments/" + segment)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/name"));
        admin().body(Map.of("name", "A", "condition", "true"))
                .put("/segments/Not-One")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("id"));
        admin().get("/segments/" + segment).then().statusCode(404);
        admin().get("/segments/" + segment + "/members").then().statusCode(404);
    }

    @Test
    void scoresSayByWhichBoundariesAndWhen() {
        UUID often = api.registered(Map.of());
        UUID once = api.registered(Map.of());
        IntStream.range(0, 6).forEach(i -> buy(often, 90_000_000));
        buy(once, 1);
        // Enough that there are fifths.
        IntStream.range(0, 5).forEach(i -> buy(api.registered(Map.of()), 1));
        await().atMost(SOON).untilAsserted(() -> segments(often).body("rfm.frequency", equalTo(6)));
        await().atMost(SOON).untilAsserted(() -> segments(once).body("rfm.frequency", equalTo(1)));

        int version = admin().post("/rfm/boundaries")
                .then()
                .statusCode(200)
                .body("persons", greaterThanOrEqualTo(2))
                .body("recency", hasSize(4))
                .body("currency", equalTo("EUR"))
                .extract()
                .path("version");

        segments(often)
                .body("rfm.scores.m", equalTo(5))
                .body("rfm.scores.boundaries", greaterThanOrEqualTo(version))
                .body("rfm.scores.workedOutAt", notNullValue());
        segments(once).body("rfm.scores.m", equalTo(1)).body("rfm.scores.f", equalTo(1));
        put("m == 5 && f > 1 && '" + channel + "' in channels").statusCode(200);
        in(often).body("segments[0].because.m", equalTo(5));
        out(once);
    }

    @Test
    void severalWhoJudgeAtOnceTellEachChangeOnce() {
        UUID customer = api.registered(Map.of());
        put("orders > 0 && orders <= 3 && '" + channel + "' in channels").statusCode(200);

        for (int i = 0; i < 4; i++) {
            buy(customer, 100);
            CompletableFuture.allOf(IntStream.range(0, 4)
                            .mapToObj(n -> CompletableFuture.runAsync(this::judge))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }

        out(customer).body("rfm.frequency", equalTo(4));
        assertThat(new Published(environment, codec).await(Topics.SEGMENTS, customer.toString(), 2))
                .extracting(Published.Told::version)
                .containsExactly(1L, 2L);
    }

    @Test
    void onlyWhoMaySeeThePersonSeesItsSegments() {
        UUID customer = api.registered(Map.of());
        for (String stranger :
                List.of(environment.customerToken(UUID.randomUUID().toString()), environment.token("franchisee"))) {
            api.as(stranger).get("/customers/" + customer + "/segments").then().statusCode(403);
            api.as(stranger).get("/segments").then().statusCode(403);
            api.as(stranger).get("/segments/" + segment + "/members").then().statusCode(403);
        }
        api.as(environment.customerToken(customer.toString()))
                .get("/customers/" + customer + "/segments")
                .then()
                .statusCode(200);
        api.as(environment.token("agent"))
                .body(Map.of("name", "A", "condition", "true"))
                .put("/segments/" + segment)
                .then()
                .statusCode(403);
    }

    private void judge() {
        try {
            VertxContextSupport.subscribeAndAwait(judging::judgeAll);
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    private ValidatableResponse put(String condition) {
        return admin().body(Map.of("name", "A segment", "condition", condition))
                .put("/segments/" + segment)
                .then();
    }

    private RequestSpecification admin() {
        return api.as(environment.token("admin"));
    }

    private ValidatableResponse segments(UUID customer) {
        return api.asService()
                .get("/customers/" + customer + "/segments")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse in(UUID customer) {
        await().atMost(SOON).untilAsserted(() -> segments(customer).body("segments.segmentId", contains(segment)));
        return segments(customer);
    }

    /** Not in it, though it had been or though all was heard. */
    private ValidatableResponse out(UUID customer) {
        await().atMost(SOON).untilAsserted(() -> segments(customer).body("segments.segmentId", not(hasItem(segment))));
        return segments(customer);
    }

    private List<String> members() {
        return admin().get("/segments/" + segment + "/members")
                .then()
                .statusCode(200)
                .extract()
                .path("items.customerId");
    }

    private void consent(UUID customer, boolean granted) {
        api.asService()
                .body(Map.of("granted", granted, "source", "till"))
                .put("/customers/" + customer + "/consents/MARKETING")
                .then()
                .statusCode(200);
    }

    private void merge(UUID... customers) {
        api.as(environment.token("agent"))
                .body(Map.of("customers", List.of(customers), "reason", "the same"))
                .post("/identity/merges")
                .then()
                .statusCode(200);
    }

    private void part(UUID person, UUID leaving) {
        api.as(environment.token("agent"))
                .body(Map.of("person", person, "members", List.of(leaving), "reason", "not the same"))
                .post("/identity/unmerges")
                .then()
                .statusCode(200);
    }

    private void buy(UUID customer, long cents) {
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, bought(purchase, customer, Events.now(), cents));
    }

    private PurchaseMade bought(UUID id, UUID customer, Instant at, long cents) {
        return bought(id, customer, at, cents, 1);
    }

    private PurchaseMade bought(UUID id, UUID customer, Instant at, long cents, long pieces) {
        Money total = new Money(cents, "EUR");
        PurchaseMade receipt = Events.receipt(id, customer, null, at, "S-1");
        PurchaseLine line = receipt.getLines().getFirst();
        return new PurchaseMade(
                id,
                1L,
                "RECEIPT",
                null,
                receipt.getReceipt(),
                channel,
                Events.STORE,
                customer,
                null,
                List.of(new PurchaseLine(
                        line.getLineId(),
                        "S-1",
                        pieces,
                        total,
                        new Money(0L, "EUR"),
                        total,
                        Events.STORE,
                        null,
                        List.of(),
                        100)),
                List.of(new Tender("CASH", total, null)),
                total,
                at,
                at,
                null);
    }

    private PurchaseReturned returned(PurchaseMade made, long cents, long pieces) {
        Money refund = new Money(cents, "EUR");
        return new PurchaseReturned(
                UUID.randomUUID(),
                made.getPurchaseId(),
                2L,
                channel,
                Events.STORE,
                made.getCustomerId(),
                null,
                List.of(new ReturnedLine(made.getLines().getFirst().getLineId(), "S-1", pieces, refund, "SELLABLE")),
                List.of(),
                refund,
                made.getTotal(),
                Events.now(),
                Events.now(),
                "RETURN");
    }
}
