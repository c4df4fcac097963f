package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** How goods of a sale are handed over can change until somebody touches them; each version is kept. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class OrderEditTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    @Inject
    Told told;

    private String service;
    private String sender;
    private String store;

    @BeforeEach
    void twoStores() {
        service = environment.token("service");
        sender = others.store();
        store = others.store();
        alsoSends(sender);
    }

    @Test
    void whatWasToBeSentIsCollectedInAStoreInsteadAndFromThereSentAgain() {
        UUID order = sold(1);
        String etag = etag(order);

        JsonPath edited = pickup(order, line(order, 0), store, etag)
                .then()
                .statusCode(200)
                .body("lines[0].method", equalTo("PICKUP"))
                .body("lines[0].location", equalTo(store))
                .extract()
                .jsonPath();

        JsonPath consignments = consignments(order);
        assertThat(consignments.getList("$")).hasSize(1);
        assertThat(consignments.getString("[0].method")).isEqualTo("PICKUP");
        assertThat(consignments.getString("[0].location")).isEqualTo(sender);
        assertThat(consignments.getString("[0].pickupLocation")).isEqualTo(store);

        ship(order, line(order, 0), "\"" + edited.getLong("version") + "\"")
                .then()
                .statusCode(200)
                .body("lines[0].method", equalTo("SHIP"));
        assertThat(consignments(order).getString("[0].pickupLocation")).isNull();

        JsonPath versions = shop.read(service)
                .get("/orders/" + order + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(versions.getList("what")).containsExactly("PLACED", "FULFILMENT_CHANGED", "FULFILMENT_CHANGED");
        assertThat(versions.getList("by")).containsExactly(null, "STAFF", "STAFF");
        assertThat(versions.getList("lines.collect { it?.first()?.method }")).containsExactly("SHIP", "PICKUP", "SHIP");
    }

    @Test
    void oneOfTwoLinesGoesItsOwnWayAndNoPieceIsCountedTwice() {
        UUID order = sold(2);

        pickup(order, line(order, 1), store, etag(order)).then().statusCode(200);

        JsonPath consignments = consignments(order);
        assertThat(consignments.getList("method")).containsExactlyInAnyOrder("SHIP", "PICKUP");
        long open = consignments.getList("lines.flatten().open", Integer.class).stream()
                .mapToLong(Integer::longValue)
                .sum();
        assertThat(open).isEqualTo(2);
        String apart = consignments.getString("find { it.method == 'PICKUP' }.consignmentId");
        var first = (ConsignmentChanged)
                told.of(Topics.CONSIGNMENTS, apart, 1).getFirst().payload();
        assertThat(first.getVersion()).isEqualTo(1);
        assertThat(first.getPickupLocation()).isEqualTo(store);
    }

    @Test
    void whoHasNotSeenTheLastVersionIsRefused() throws Exception {
        UUID order = sold(1);
        String line = line(order, 0);
        String etag = etag(order);

        List<Integer> answers = atOnce(() -> pickup(order, line, store, etag), () -> pickup(order, line, sender, etag));

        assertThat(answers).containsExactlyInAnyOrder(200, 412);
        shop.command(service)
                .body(Map.of("method", "SHIP"))
                .put("/orders/" + order + "/lines/" + line + "/fulfilment")
                .then()
                .statusCode(400);
    }

    @Test
    void anEditThatAPickCrossesIsRefusedOrThePickIsOfTheNewWay() throws Exception {
        UUID order = sold(1);
        String line = line(order, 0);
        String etag = etag(order);
        String consignment = consignments(order).getString("[0].consignmentId");

        List<Integer> answers = atOnce(
                () -> pickup(order, line, store, etag),
                () -> shop.command(service).body(Map.of()).post("/consignments/" + consignment + "/pick"));

        assertThat(answers.getLast()).isEqualTo(200);
        JsonPath after = consignments(order);
        assertThat(after.getList("$")).hasSize(1);
        assertThat(after.getString("[0].status")).isEqualTo("PICKED");
        assertThat(after.getString("[0].method")).isEqualTo(answers.getFirst() == 200 ? "PICKUP" : "SHIP");
        pickup(order, line, store, etag(order)).then().statusCode(answers.getFirst() == 200 ? 200 : 409);
        ship(order, line, etag(order)).then().statusCode(answers.getFirst() == 200 ? 409 : 200);
    }

    @Test
    void whatIsBeingSoughtOrCancelledOrCannotBeStaysAsItIs() {
        UUID order = sold(1);
        String line = line(order, 0);

        shop.command(service)
                .header("If-Match", etag(order))
                .body(Map.of("method", "PICKUP"))
                .put("/orders/" + order + "/lines/" + line + "/fulfilment")
                .then()
                .statusCode(400);
        others.close(store);
        pickup(order, line, store, etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/cannot-collect"));
        pickup(order, UUID.randomUUID().toString(), sender, etag(order)).then().statusCode(404);

        String consignment = consignments(order).getString("[0].consignmentId");
        shop.command(service)
                .body(Map.of("notFound", List.of(Map.of("lineId", line, "quantity", 1))))
                .post("/consignments/" + consignment + "/pick")
                .then()
                .statusCode(200);
        pickup(order, line, sender, etag(order)).then().statusCode(409).body("type", equalTo("/problems/being-sought"));

        UUID cancelled = sold(1);
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + cancelled + "/lines/" + line(cancelled, 0) + "/cancellation")
                .then()
                .statusCode(200);
        pickup(cancelled, line(cancelled, 0), sender, etag(cancelled))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/order-not-confirmed"));
    }

    @Test
    void allLinesChangeOrNone() {
        UUID order = sold(2);

        shop.command(service)
                .header("If-Match", etag(order))
                .body(Map.of("method", "PICKUP", "location", sender))
                .put("/orders/" + order + "/fulfilment")
                .then()
                .statusCode(200)
                .body("lines.method", equalTo(List.of("PICKUP", "PICKUP")));

        JsonPath after = consignments(order);
        assertThat(after.getList("method")).containsExactly("PICKUP");
    }

    @Test
    void moreIsAnOrderThatNamesTheOneItAddsTo() {
        UUID order = sold(1);

        UUID more = amending(order).then().statusCode(202).extract().jsonPath().getUUID("orderId");

        assertThat(shop.order(service, order).getList("amendedBy", String.class))
                .containsExactly(more.toString());
        assertThat(shop.order(service, more).getUUID("amends")).isEqualTo(order);
        amending(UUID.randomUUID()).then().statusCode(422).body("type", equalTo("/problems/unknown-order"));
    }

    private Response amending(UUID order) {
        return shop.command(service)
                .body(Map.of(
                        "channel",
                        shop.web(),
                        "method",
                        "SHIP",
                        "cardToken",
                        "tok_visa",
                        "amends",
                        order,
                        "lines",
                        List.of(Map.of("sku", shop.sku(5_00), "quantity", 1))))
                .post("/orders");
    }

    /** A confirmed order of so many lines of one piece, to be sent from the sender. */
    private UUID sold(int lines) {
        JsonPath placed = shop.command(service)
                .body(Map.of(
                        "channel",
                        shop.web(),
                        "method",
                        "SHIP",
                        "cardToken",
                        "tok_visa",
                        "lines",
                        Stream.generate(() -> Map.of("sku", shop.sku(10_00), "quantity", 1))
                                .limit(lines)
                                .toList()))
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        UUID order = placed.getUUID("orderId");
        List<Map<String, Object>> all = placed.getList("lines");
        shop.reserved(
                order,
                1,
                all.stream()
                        .map(line -> new ReservedLine(
                                UUID.fromString(line.get("lineId").toString()),
                                line.get("sku").toString(),
                                sender,
                                1L,
                                null,
                                null))
                        .toList());
        shop.until(service, order, "CONFIRMED");
        return order;
    }

    private void alsoSends(String gln) {
        others.tell(
                Topics.LOCATIONS,
                gln,
                2,
                new LocationChanged(
                        gln,
                        2L,
                        "Lille",
                        "STORE",
                        "FR",
                        "59000",
                        "Lille",
                        50.63,
                        3.06,
                        "Europe/Paris",
                        List.of("SELL", "PICKUP", "RETURN", "SHIP"),
                        true,
                        Instant.now(),
                        null));
        await().atMost(90, SECONDS)
                .until(() -> shop.number(
                                "select count(*) from known_location where 'SHIP' = any(capabilities) and location = ?",
                                gln)
                        == 1);
    }

    private Response pickup(UUID order, String line, String at, String etag) {
        return edit(order, line, etag, Map.of("method", "PICKUP", "location", at));
    }

    private Response ship(UUID order, String line, String etag) {
        return edit(order, line, etag, Map.of("method", "SHIP"));
    }

    private Response edit(UUID order, String line, String etag, Map<String, String> body) {
        return shop.command(service)
                .header("If-Match", etag)
                .body(new HashMap<>(body))
                .put("/orders/" + order + "/lines/" + line + "/fulfilment");
    }

    private String etag(UUID order) {
        return shop.read(service).get("/orders/" + order).header("ETag");
    }

    private String line(UUID order, int index) {
        return shop.order(service, order).getString("lines[" + index + "].lineId");
    }

    private JsonPath consignments(UUID order) {
        return shop.read(service)
                .get("/orders/" + order + "/consignments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Integer> atOnce(Callable<Response> one, Callable<Response> other) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .toList();
        }
    }
}
