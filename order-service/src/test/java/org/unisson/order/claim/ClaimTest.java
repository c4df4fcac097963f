package org.unisson.order.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ClaimDecided;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** R36: what was not received is sent again at once, on trust, and never paid twice. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ClaimTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    @Inject
    OwnContext contexts;

    @Inject
    @Any
    Instance<StateRepublisher> republishers;

    private String customer;
    private String service;
    private String agent;
    private String channel;
    private String store;

    @BeforeEach
    void aChannelThatTrusts() {
        customer = environment.customerToken(UUID.randomUUID());
        service = environment.token("service");
        agent = environment.token("agent");
        channel = shop.web();
        store = others.store();
        policy(20_00, 3, 0);
    }

    private void policy(long atMost, int claims, int holdout) {
        shop.read(environment.token("merchandiser"))
                .body(Map.of(
                        "atMost",
                        Map.of("minor", atMost, "currency", "EUR"),
                        "claimsAtMost",
                        claims,
                        "withinDays",
                        14,
                        "holdoutPercent",
                        holdout))
                .put("/claim-policies/" + channel)
                .then()
                .statusCode(200);
    }

    private Claiming delivered(long pieces) {
        return Claiming.delivered(shop, customer, service, channel, store, pieces);
    }

    @Test
    void twoCustomersOfOnePersonAreTrustedOnce() {
        UUID one = Ids.next();
        UUID other = Ids.next();
        policy(20_00, 1, 0);
        customer = environment.customerToken(one);
        delivered(1).claim(1).then().statusCode(201).body("status", equalTo("GRANTED"));
        others.merged(other, 1, one);

        customer = environment.customerToken(other);
        Response refused = delivered(1).claim(1);
        refused.then().statusCode(409).body("detail", containsString("TOO_MANY"));
        assertThat(shop.read(customer)
                        .get("/claims?customer=" + one)
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .hasSize(2);

        others.parted(other, 2, one);
        delivered(1).claim(1).then().statusCode(201).body("status", equalTo("GRANTED"));
        shop.read(customer).get("/claims?customer=" + one).then().statusCode(403);
    }

    @Test
    void isSentAgainForNothingAndItsWorthIsBookedAsGoodwill() throws Exception {
        Claiming it = delivered(2);
        Response answer = it.claim(1);
        answer.then()
                .statusCode(201)
                .body("status", equalTo("GRANTED"))
                .body("reason", equalTo("ON_TRUST"))
                .body("variant", equalTo("TRUST"))
                .body("value.minor", equalTo(10_00))
                .body("outcome", equalTo("REPLACING"));
        UUID replacement = UUID.fromString(answer.path("replacementOrderId"));
        JsonPath order = shop.order(customer, replacement);
        assertThat(order.getLong("total.minor")).isZero();
        String line = order.getString("lines[0].lineId");
        it.reserve(replacement, line, 1, null);
        assertThat(it.seen(answer.path("claimId")).getString("outcome")).isEqualTo("REPLACED");
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + replacement + "/fulfilment")
                .then()
                .statusCode(200);
        UUID purchase = shop.order(customer, replacement).getUUID("purchaseId");
        shop.read(service)
                .get("/purchases/" + purchase)
                .then()
                .body("total.minor", equalTo(0))
                .body("lines[0].discount.minor", equalTo(10_00))
                .body("tenders.kind", equalTo(List.of("GOODWILL")))
                .body(
                        "tenders.reference",
                        equalTo(List.of(answer.path("claimId").toString())));
        assertThat(booked("GOODWILL", purchase)).isEqualTo(10_00);
        assertThat(booked("REVENUE", purchase)).isEqualTo(-10_00);
        assertThat(booked("DISCOUNTS", purchase)).isZero();
        List<Told.Fact> facts = told.of(Topics.CLAIMS, answer.path("claimId"), 1);
        assertThat((ClaimDecided) facts.getFirst().payload())
                .satisfies(
                        decided -> assertThat(decided.getReplacementOrderId()).isEqualTo(replacement));
        assertThat(((OrderPlaced) told.of(Topics.ORDERS, replacement.toString(), 1)
                                .getFirst()
                                .payload())
                        .getSendsAgain())
                .isEqualTo(it.order);
        assertThat(((OrderPlaced) told.of(Topics.ORDERS, it.order.toString(), 1)
                                .getFirst()
                                .payload())
                        .getSendsAgain())
                .isNull();
    }

    private long booked(String account, UUID purchase) throws Exception {
        return shop.number(
                "select coalesce(sum(amount), 0) from sales_posting join sales_entry using (entry_id) where account = '"
                        + account + "' and purchase_id = ?",
                purchase);
    }

    @Test
    void theSamePieceIsClaimedOnceHoweverManyAskAtOnce() throws Exception {
        Claiming it = delivered(1);
        List<Response> answers = atOnce(4, () -> it.claim(1));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.<String>path("type")).isEqualTo("/problems/claimed-before"));
    }

    @Test
    void limitsHoldForClaimsOfOneCustomerAtOnce() throws Exception {
        policy(20_00, 1, 0);
        List<Claiming> orders = List.of(delivered(1), delivered(1), delivered(1));
        List<Callable<Response>> calls = new ArrayList<>();
        orders.forEach(order -> calls.add(() -> order.claim(1)));
        List<Response> answers = atOnce(calls);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.<String>path("detail")).contains("TOO_MANY"));
    }

    @Test
    void whatIsWorthMoreWaitsForAnAgentWhoDecidesOnce() {
        policy(9_99, 3, 0);
        Claiming it = delivered(1);
        Response answer = it.claim(1);
        answer.then()
                .statusCode(409)
                .body("type", equalTo("/problems/claim-in-review"))
                .body("detail", containsString("TOO_MUCH"));
        String claim = answer.header("Location").replaceAll(".*/", "");
        assertThat(it.seen(claim).getString("outcome")).isEqualTo("OPEN");
        it.claim(1).then().statusCode(409).body("type", equalTo("/problems/claimed-before"));
        decide(customer, claim, "GRANTED").then().statusCode(403);
        decide(agent, claim, "GRANTED")
                .then()
                .statusCode(200)
                .body("status", equalTo("GRANTED"))
                .body("reason", equalTo("AGENT"));
        decide(agent, claim, "REFUSED").then().statusCode(409).body("type", equalTo("/problems/decided-before"));
        assertThat(told.of(Topics.CLAIMS, claim, 2))
                .extracting(Told.Fact::version)
                .containsExactly(1L, 2L);
    }

    @Test
    void whatWasRefusedCanBeClaimedAgainAndWhatCameBackIsNotGranted() {
        policy(20_00, 3, 100);
        Claiming it = delivered(1);
        String first = it.claim(1).header("Location").replaceAll(".*/", "");
        decide(agent, first, "REFUSED").then().statusCode(200).body("outcome", equalTo("NONE"));
        String second = it.claim(1).header("Location").replaceAll(".*/", "");
        it.takeBack(it.purchase(), it.line, 1).then().statusCode(201).body("total.minor", equalTo(10_00));
        decide(agent, second, "GRANTED").then().statusCode(409).body("type", equalTo("/problems/returned-before"));
    }

    @Test
    void aReturnAfterTheClaimBringsTheGoodsAndNoMoney() {
        Claiming it = delivered(2);
        Response claimed = it.claim(1).then().statusCode(201).extract().response();
        UUID replacement = UUID.fromString(claimed.path("replacementOrderId"));
        String line = shop.order(customer, replacement).getString("lines[0].lineId");
        it.reserve(replacement, line, 1, null);
        shop.command(service).body(Map.of()).post("/orders/" + replacement + "/fulfilment");
        // One piece was received, and its money goes back; the other turned up.
        it.takeBack(it.purchase(), it.line, 2)
                .then()
                .statusCode(201)
                .body("lines.quantity", equalTo(List.of(1, 1)))
                .body("lines.refund.minor", equalTo(List.of(10_00, 0)))
                .body("total.minor", equalTo(10_00));
        assertThat(it.seen(claimed.path("claimId")).getBoolean("doubleReturn")).isTrue();
        it.takeBack(it.purchase(), it.line, 1).then().statusCode(409);
        // The replacement comes back too: the customer has nothing, and gets what was paid for it.
        it.takeBack(shop.order(customer, replacement).getUUID("purchaseId"), line, 1)
                .then()
                .statusCode(201)
                .body("total.minor", equalTo(0));
        shop.read(service)
                .get("/purchases/" + it.purchase())
                .then()
                .body("refunded.minor", equalTo(20_00))
                .body("tenders.refunded.minor", equalTo(List.of(20_00)));
        it.takeBack(it.purchase(), it.line, 1).then().statusCode(409);
        assertThat(it.seen(claimed.path("claimId")).getString("outcome")).isEqualTo("REFUNDED");
    }

    @Test
    void aClaimAndAReturnOfThePieceAtOnceAreNotBothWorthMoney() throws Exception {
        Claiming it = delivered(1);
        UUID purchase = it.purchase();
        List<Response> answers =
                atOnce(List.of(() -> it.claim(1), () -> it.takeBack(purchase, it.line, 1), () -> it.claim(1)));
        long granted = answers.stream()
                .filter(answer -> answer.statusCode() == 201 && answer.path("claimId") != null)
                .count();
        Response taken = answers.get(1);
        taken.then().statusCode(201);
        assertThat(granted * 10_00 + taken.<Integer>path("total.minor")).isEqualTo(10_00);
    }

    @Test
    void ofTwoAgentsAtOnceOneDecides() throws Exception {
        policy(20_00, 3, 100);
        String claim = delivered(1).claim(1).header("Location").replaceAll(".*/", "");
        List<Response> answers = atOnce(2, () -> decide(agent, claim, "GRANTED"));
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void aClaimThatIsSentAgainIsOneClaim() {
        Claiming it = delivered(2);
        Map<String, Object> body =
                Map.of("kind", "NOT_RECEIVED", "lines", List.of(Map.of("lineId", it.line, "quantity", 1)));
        String key = UUID.randomUUID().toString();
        List<String> claims = IntStream.range(0, 2)
                .mapToObj(time -> shop.read(customer)
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/orders/" + it.order + "/claims")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("claimId"))
                .distinct()
                .toList();
        assertThat(claims).hasSize(1);
    }

    @Test
    void aClaimAfterTheReturnIsRefused() {
        Claiming it = delivered(1);
        it.takeBack(it.purchase(), it.line, 1).then().statusCode(201);
        it.claim(1).then().statusCode(409).body("type", equalTo("/problems/returned-before"));
    }

    @Test
    void whereThereIsNoStockTheMoneyGoesBackOnce() throws Exception {
        Claiming it = delivered(2);
        Response claimed = it.claim(2);
        String claim = claimed.path("claimId");
        refund(claim).then().statusCode(409).body("type", equalTo("/problems/nothing-to-refund"));
        UUID replacement = UUID.fromString(claimed.path("replacementOrderId"));
        shop.refused(replacement);
        shop.until(customer, replacement, "CANCELLED");
        assertThat(it.seen(claim).getString("outcome")).isEqualTo("REFUND_OFFERED");
        List<Response> answers = atOnce(3, () -> refund(claim));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(2);
        shop.read(service)
                .get("/purchases/" + it.purchase())
                .then()
                .body("refunded.minor", equalTo(20_00))
                .body("tenders.kind", equalTo(List.of("CARD")));
        assertThat(booked("RETURNS", it.purchase())).isEqualTo(20_00);
        assertThat(it.seen(claim).getString("outcome")).isEqualTo("REFUNDED");
        it.takeBack(it.purchase(), it.line, 1).then().statusCode(201).body("total.minor", equalTo(0));
    }

    @Test
    void onlyWhatHasLeftAndIsDueCanBeClaimed() {
        Claiming it = new Claiming(shop, customer, service, channel, store, 1, "SHIP");
        it.claim(1).then().statusCode(409).body("type", equalTo("/problems/not-shipped"));
        it.ship();
        it.claim(1).then().statusCode(409).body("type", equalTo("/problems/still-promised"));
        it.deliver();
        it.claim(2).then().statusCode(409).body("type", equalTo("/problems/not-shipped"));
        it.claim(1).then().statusCode(201);
        Claiming collected = new Claiming(shop, customer, service, channel, store, 1, "PICKUP");
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + collected.order + "/fulfilment")
                .then()
                .statusCode(200);
        collected.claim(1).then().statusCode(409).body("type", equalTo("/problems/collected"));
    }

    @Test
    void aStrangerIsNotAskedAndCohortsAreMeasured() {
        Claiming it = delivered(1);
        String stranger = environment.customerToken(UUID.randomUUID());
        shop.command(stranger)
                .body(Map.of("kind", "NOT_RECEIVED", "lines", List.of(Map.of("lineId", it.line, "quantity", 1))))
                .post("/orders/" + it.order + "/claims")
                .then()
                .statusCode(403);
        Instant before = Instant.now().minusSeconds(60);
        String claim = it.claim(1).then().statusCode(201).extract().path("claimId");
        delivered(1);
        JsonPath cohorts = shop.read(agent)
                .queryParam("from", before.toString())
                .queryParam("until", Instant.now().plusSeconds(60).toString())
                .get("/claims/cohorts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(cohorts.getLong("find { it.variant == 'TRUST' }.claims")).isPositive();
        assertThat(cohorts.getLong("find { it.variant == 'TRUST' }.reordering")).isPositive();
        assertThat(cohorts.getLong("find { it.variant == 'TRUST' }.reordered.minor"))
                .isGreaterThanOrEqualTo(10_00);
        shop.read(customer)
                .get("/claims")
                .then()
                .statusCode(200)
                .body("items.claimId", equalTo(List.of(claim)))
                .body("next", nullValue());
        shop.read(stranger).get("/claims/" + claim).then().statusCode(403);
    }

    @Test
    void whatWasToldIsToldAgain() {
        Instant before = Instant.now().minusSeconds(1);
        String claim = delivered(1).claim(1).then().statusCode(201).extract().path("claimId");
        StateRepublisher republisher = republishers.stream()
                .filter(candidate -> candidate.subject().equals("claims"))
                .findFirst()
                .orElseThrow();
        assertThat(contexts.run(() -> republisher.republish(before)).await().atMost(Duration.ofSeconds(90)))
                .isPositive();
        List<Told.Fact> facts = told.of(Topics.CLAIMS, claim, 2);
        assertThat(facts.get(1).id()).isEqualTo(facts.get(0).id());
        assertThat(facts.get(1).payload()).isEqualTo(facts.get(0).payload());
    }

    private Response decide(String by, String claim, String verdict) {
        return shop.command(by)
                .body(Map.of("decision", verdict, "reason", "the carrier has no proof"))
                .post("/claims/" + claim + "/decision");
    }

    private Response refund(String claim) {
        return shop.command(customer).body(Map.of()).post("/claims/" + claim + "/refund");
    }

    private static List<Response> atOnce(int times, Callable<Response> call) throws Exception {
        return atOnce(IntStream.range(0, times).mapToObj(index -> call).toList());
    }

    private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
