package org.unisson.order.cashrefund;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.order.receipt.Tills.eur;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** What was paid in cash and goes back after the sale is owed until one till has paid it out, once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CashRefundTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String service;
    private String store;
    private String elsewhere;
    private String seller;
    private UUID customer;
    private String channel;
    private String first;
    private String second;

    @BeforeEach
    void twoOpenTills() {
        service = environment.token("service");
        store = others.store();
        elsewhere = others.store();
        seller = environment.token(TokenRequest.of("associate").inStores(store));
        customer = Ids.next();
        channel = others.channel("EUR");
        first = opened(store, "1");
        second = opened(store, "2");
    }

    @Test
    void cancelledInTwoPartsEachIsFetchedOnceToTheCent() throws Exception {
        UUID order = sold(3, 10_01, 10_00);

        cancel(order, 2);
        cancel(order, 1);

        // Until it is fetched it is in the drawer, and owed.
        List<String> due = refunds(service, order).getList("refundId");
        assertThat(refunds(service, order).getList("amount.minor")).isEqualTo(List.of(6_67, 3_33));
        assertThat(refunds(service, order).getList("status")).isEqualTo(List.of("DUE", "DUE"));
        assertThat(refunds(service, order).getList("reason")).isEqualTo(List.of("CANCELLATION", "CANCELLATION"));
        assertThat(booked("CASH")).isEqualTo(10_00);
        assertThat(booked("CASH_REFUNDS_DUE")).isEqualTo(-10_00);
        assertThat(holds("1", first)).isEqualTo(110_00);

        payOut(seller, due.get(0), first)
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"), "amount.minor", equalTo(6_67))
                .body("session", equalTo(first), "paidAt", notNullValue());
        assertThat(holds("1", first)).isEqualTo(103_33);
        assertThat(booked("CASH")).isEqualTo(3_33);
        assertThat(booked("CASH_REFUNDS_DUE")).isEqualTo(-3_33);

        payOut(seller, due.get(1), second).then().statusCode(200);
        assertThat(holds("2", second)).isEqualTo(96_67);
        assertThat(booked("CASH")).isZero();
        assertThat(booked("CASH_REFUNDS_DUE")).isZero();
        assertThat(refunds(service, order).getList("status")).isEqualTo(List.of("PAID", "PAID"));
        assertThat(refunds(service, order).getList("session")).isEqualTo(List.of(first, second));
    }

    @RepeatedTest(3)
    void ofTwoTillsAtOnceOnePaysAndTheOtherIsToldWhich() throws Exception {
        UUID order = sold(1, 10_01, 10_01);
        cancel(order, 1);
        String refund = refunds(service, order).getString("[0].refundId");

        List<Response> answers = atOnce(() -> payOut(seller, refund, first), () -> payOut(seller, refund, second));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        Response paid = answers.get(answers.get(0).statusCode() == 200 ? 0 : 1);
        Response refused = answers.get(answers.get(0).statusCode() == 200 ? 1 : 0);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/already-paid-out");
        assertThat(refused.jsonPath().getString("detail"))
                .contains(paid.jsonPath().getString("session"), paid.jsonPath().getString("paidAt"));
        assertThat(holds("1", first) + holds("2", second)).isEqualTo(200_00);
        assertThat(booked("CASH")).isZero();
        assertThat(booked("CASH_REFUNDS_DUE")).isZero();
    }

    @Test
    void theSameTillAgainIsAnsweredAsTheFirstTimeAndPaysOnce() throws Exception {
        UUID order = sold(1, 10_01, 4_00);
        cancel(order, 1);
        String refund = refunds(service, order).getString("[0].refundId");
        String key = UUID.randomUUID().toString();

        List<Response> answers =
                atOnce(() -> payOut(seller, key, refund, first), () -> payOut(seller, key, refund, first));

        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 200);
        assertThat(answers.get(1).asString()).isEqualTo(answers.get(0).asString());
        payOut(seller, key, refund, second).then().statusCode(422);
        payOut(seller, refund, first).then().statusCode(409).body("type", equalTo("/problems/already-paid-out"));
        assertThat(holds("1", first)).isEqualTo(100_00);
        assertThat(booked("CASH")).isZero();
    }

    @Test
    void aClosedDrawerPaysNothingAndAnotherDoes() throws Exception {
        UUID order = sold(1, 10_01, 10_01);
        cancel(order, 1);
        String refund = refunds(service, order).getString("[0].refundId");
        shop.command(service)
                .body(Map.of("closedAt", Instant.now().toString(), "counted", List.of()))
                .post(path("1", first) + "/close")
                .then()
                .statusCode(200)
                .body("expectedCash.minor", equalTo(110_01));

        payOut(seller, refund, first).then().statusCode(409).body("type", equalTo("/problems/session-closed"));
        assertThat(booked("CASH_REFUNDS_DUE")).isEqualTo(-10_01);
        payOut(seller, refund, second).then().statusCode(200);

        assertThat(holds("1", first)).isEqualTo(110_01);
        assertThat(holds("2", second)).isEqualTo(89_99);
    }

    @Test
    void onlyTheStaffOfItsStoreGivesOutOfADrawer() throws Exception {
        UUID order = sold(1, 10_01, 10_01);
        cancel(order, 1);
        String refund = refunds(service, order).getString("[0].refundId");
        String others = environment.token(TokenRequest.of("associate").inStores(elsewhere));

        payOut(others, refund, first).then().statusCode(403);
        payOut(environment.customerToken(customer), refund, first).then().statusCode(403);
        payOut(seller, refund, Ids.next().toString())
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-session"));
        payOut(seller, Ids.next().toString(), first).then().statusCode(404);
        shop.command(seller)
                .body(Map.of())
                .post("/cash-refunds/" + refund + "/payout")
                .then()
                .statusCode(400);
        assertThat(booked("CASH_REFUNDS_DUE")).isEqualTo(-10_01);
        assertThat(holds("1", first)).isEqualTo(110_01);

        // The customer fetches it wherever they are.
        String away = opened(elsewhere, "1");
        payOut(others, refund, away).then().statusCode(200);
        assertThat(booked("CASH_REFUNDS_DUE")).isZero();
    }

    @Test
    void itIsShownToItsCustomerAndToWhoLooksAfterItUntilItIsFetched() {
        UUID order = sold(1, 10_01, 10_01);
        assertThat(refunds(service, order).getList("$")).isEmpty();
        cancel(order, 1);
        String refund = refunds(environment.customerToken(customer), order).getString("[0].refundId");

        read(environment.customerToken(Ids.next()), "/orders/" + order + "/cash-refunds")
                .then()
                .statusCode(403);
        given().get("/orders/" + order + "/cash-refunds").then().statusCode(401);
        read(environment.customerToken(customer), "/cash-refunds").then().statusCode(403);
        read(service, "/cash-refunds?limit=200")
                .then()
                .statusCode(200)
                .body("items.refundId", hasItem(refund))
                .body("items.find { it.refundId == '" + refund + "' }.paidAt", nullValue());
        payOut(seller, refund, first).then().statusCode(200);
        read(service, "/cash-refunds?limit=200").then().statusCode(200).body("items.refundId", not(hasItem(refund)));
    }

    @Test
    void whatIsSaidAgainOfPiecesThatAreNowhereIsOwedOnce() throws Exception {
        UUID order = sold(2, 10_01, 20_02, store, elsewhere);
        JsonPath line = shop.order(service, order);
        UUID lineId = line.getUUID("lines[0].lineId");
        String sku = line.getString("lines[0].sku");
        String here = consignment(order, store);
        shop.command(service)
                .body(Map.of("notFound", List.of(Map.of("lineId", lineId, "quantity", 1))))
                .post("/consignments/" + here + "/pick")
                .then()
                .statusCode(200);

        for (int times = 0; times < 2; times++) {
            shop.resourced(
                    order, 5, UUID.fromString(here), store, List.of(), List.of(new UnavailableLine(lineId, sku, 1L)));
        }
        // What is told of the order after them has been heard: so have they.
        shop.conflict(order, 6, elsewhere, lineId, sku, 0);
        String there = consignment(order, elsewhere);
        await().atMost(SOON).until(() -> read(service, "/consignments/" + there)
                .jsonPath()
                .getString("status")
                .equals("CLOSED"));

        assertThat(refunds(service, order).getList("amount.minor")).isEqualTo(List.of(10_01));
        assertThat(booked("CASH")).isEqualTo(20_02);
        assertThat(booked("CASH_REFUNDS_DUE")).isEqualTo(-10_01);
    }

    @Test
    void cashSetOffForGoodsThatCannotBeHadIsOwedOnce() throws Exception {
        UUID order = sold(1, 10_01, 10_01);
        JsonPath sale = shop.order(service, order);
        String here = consignment(order, store);
        for (String step : List.of("pick", "pack")) {
            shop.command(service)
                    .body(Map.of())
                    .post("/consignments/" + here + "/" + step)
                    .then()
                    .statusCode(200);
        }
        shop.command(service)
                .body(Map.of("carrier", "Post", "trackingNumber", here))
                .post("/consignments/" + here + "/ship")
                .then()
                .statusCode(200);
        shop.until(service, order, "FULFILLED");
        UUID instead = shop.command(service)
                .body(Map.of(
                        "channel",
                        channel,
                        "location",
                        store,
                        "lines",
                        List.of(Map.of(
                                "lineId", sale.getString("lines[0].lineId"), "quantity", 1, "condition", "SELLABLE")),
                        "method",
                        "SHIP",
                        "take",
                        List.of(Map.of("sku", shop.sku(8_00), "quantity", 1))))
                .post("/purchases/" + sale.getString("purchaseId") + "/exchanges")
                .then()
                .statusCode(201)
                .body("setOff.minor", equalTo(8_00))
                .extract()
                .jsonPath()
                .getUUID("orderId");
        // What is cheaper is given back at once, where the goods came in.
        assertThat(booked("CASH")).isEqualTo(8_00);
        assertThat(refunds(service, order).getList("$")).isEmpty();

        shop.refused(instead);
        shop.command(service).body(Map.of()).post("/orders/" + instead + "/cancel");
        shop.until(service, instead, "CANCELLED");
        shop.released(instead, 2);

        await().atMost(SOON).until(() -> refunds(service, instead).getList("$").size() == 1);
        assertThat(refunds(service, instead).getString("[0].reason")).isEqualTo("EXCHANGE_CALLED_OFF");
        assertThat(booked("CASH_REFUNDS_DUE")).isEqualTo(-8_00);
        payOut(seller, refunds(service, instead).getString("[0].refundId"), first)
                .then()
                .statusCode(200)
                .body("amount.minor", equalTo(8_00));
        assertThat(booked("CASH")).isZero();
        assertThat(booked("CASH_REFUNDS_DUE")).isZero();
        assertThat(booked("EXCHANGE")).isZero();
    }

    private UUID sold(long pieces, long price, long cash) {
        return sold(pieces, price, cash, store);
    }

    /** A sale of which the first till has taken so much in cash, and a card paid the rest. @param places as many pieces at each */
    private UUID sold(long pieces, long price, long cash, String... places) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "customerId",
                customer,
                "method",
                "SHIP",
                "location",
                store,
                "cash",
                Map.of("amount", eur(cash), "session", first),
                "lines",
                List.of(Map.of("sku", shop.sku(price), "quantity", pieces))));
        if (cash < pieces * price) {
            body.put("cardToken", "tok_visa");
        }
        JsonPath placed = shop.command(seller)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        UUID order = placed.getUUID("orderId");
        shop.reserved(
                order,
                1,
                List.of(places).stream()
                        .map(place -> new ReservedLine(
                                placed.getUUID("lines[0].lineId"),
                                placed.getString("lines[0].sku"),
                                place,
                                pieces / places.length,
                                null,
                                null))
                        .toList());
        shop.until(service, order, "CONFIRMED");
        return order;
    }

    private void cancel(UUID order, long pieces) {
        shop.command(service)
                .body(Map.of("quantity", pieces))
                .post("/orders/" + order + "/lines/"
                        + shop.order(service, order).getString("lines[0].lineId") + "/cancellation")
                .then()
                .statusCode(200);
    }

    private String consignment(UUID order, String location) {
        return read(service, "/orders/" + order + "/consignments")
                .jsonPath()
                .getString("find { it.location == '" + location + "' }.consignmentId");
    }

    private Response payOut(String by, String refund, String session) {
        return payOut(by, UUID.randomUUID().toString(), refund, session);
    }

    private Response payOut(String by, String key, String refund, String session) {
        return shop.read(by)
                .header("Idempotency-Key", key)
                .body(Map.of("session", session))
                .post("/cash-refunds/" + refund + "/payout");
    }

    private JsonPath refunds(String by, UUID order) {
        return read(by, "/orders/" + order + "/cash-refunds")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Response read(String by, String path) {
        return shop.read(by).get(path);
    }

    private static List<Response> atOnce(Callable<Response> one, Callable<Response> other) throws Exception {
        try (ExecutorService tills = Executors.newFixedThreadPool(2)) {
            List<Future<Response>> answers = tills.invokeAll(List.of(one, other));
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }

    /** Cents on that account, of the orders of the channel. */
    private long booked(String account) throws SQLException {
        return shop.number(
                "select coalesce(sum(amount), 0)::bigint from sales_posting where account = '" + account
                        + "' and channel = ?",
                channel);
    }

    private String opened(String at, String till) {
        return shop.command(service)
                .body(Map.of("openedAt", Instant.now().toString(), "cashier", "C-12", "openingFloat", eur(100_00)))
                .post("/tills/" + at + "/" + till + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
    }

    private long holds(String till, String session) {
        return read(service, path(till, session)).jsonPath().getLong("report.expectedCash.minor");
    }

    private String path(String till, String session) {
        return "/tills/" + store + "/" + till + "/sessions/" + session;
    }
}
