package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.ordering.Editing.alsoSends;
import static org.unisson.order.ordering.Editing.atOnce;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private Editing orders;
    private String service;
    private String sender;
    private String store;

    @BeforeEach
    void twoStores() {
        service = environment.token("service");
        sender = others.store();
        store = others.store();
        alsoSends(shop, others, sender);
        orders = new Editing(shop, service, sender);
    }

    @Test
    void whatWasToBeSentIsCollectedInAStoreInsteadAndFromThereSentAgain() {
        UUID order = orders.sold(1);
        String etag = orders.etag(order);

        JsonPath edited = orders.pickup(order, orders.line(order, 0), store, etag)
                .then()
                .statusCode(200)
                .body("lines[0].method", equalTo("PICKUP"))
                .body("lines[0].location", equalTo(store))
                .extract()
                .jsonPath();

        JsonPath consignments = orders.consignments(order);
        assertThat(consignments.getList("$")).hasSize(1);
        assertThat(consignments.getString("[0].method")).isEqualTo("PICKUP");
        assertThat(consignments.getString("[0].location")).isEqualTo(sender);
        assertThat(consignments.getString("[0].pickupLocation")).isEqualTo(store);

        orders.ship(order, orders.line(order, 0), "\"" + edited.getLong("version") + "\"")
                .then()
                .statusCode(200)
                .body("lines[0].method", equalTo("SHIP"));
        assertThat(orders.consignments(order).getString("[0].pickupLocation")).isNull();

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
        UUID order = orders.sold(2);

        orders.pickup(order, orders.line(order, 1), store, orders.etag(order))
                .then()
                .statusCode(200);

        JsonPath consignments = orders.consignments(order);
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
        UUID order = orders.sold(1);
        String line = orders.line(order, 0);
        String etag = orders.etag(order);

        List<Integer> answers =
                atOnce(() -> orders.pickup(order, line, store, etag), () -> orders.pickup(order, line, sender, etag));

        assertThat(answers).containsExactlyInAnyOrder(200, 412);
        shop.command(service)
                .body(Map.of("method", "SHIP"))
                .put("/orders/" + order + "/lines/" + line + "/fulfilment")
                .then()
                .statusCode(400);
    }

    @Test
    void anEditThatAPickCrossesIsRefusedOrThePickIsOfTheNewWay() throws Exception {
        UUID order = orders.sold(1);
        String line = orders.line(order, 0);
        String etag = orders.etag(order);
        String consignment = orders.consignments(order).getString("[0].consignmentId");

        List<Integer> answers = atOnce(
                () -> orders.pickup(order, line, store, etag),
                () -> shop.command(service).body(Map.of()).post("/consignments/" + consignment + "/pick"));

        assertThat(answers.getLast()).isEqualTo(200);
        JsonPath after = orders.consignments(order);
        assertThat(after.getList("$")).hasSize(1);
        assertThat(after.getString("[0].status")).isEqualTo("PICKED");
        assertThat(after.getString("[0].method")).isEqualTo(answers.getFirst() == 200 ? "PICKUP" : "SHIP");
        orders.pickup(order, line, store, orders.etag(order)).then().statusCode(answers.getFirst() == 200 ? 200 : 409);
        orders.ship(order, line, orders.etag(order)).then().statusCode(answers.getFirst() == 200 ? 409 : 200);
    }

    @Test
    void whatIsBeingSoughtOrCancelledOrCannotBeStaysAsItIs() {
        UUID order = orders.sold(1);
        String line = orders.line(order, 0);

        shop.command(service)
                .header("If-Match", orders.etag(order))
                .body(Map.of("method", "PICKUP"))
                .put("/orders/" + order + "/lines/" + line + "/fulfilment")
                .then()
                .statusCode(400);
        others.close(store);
        orders.pickup(order, line, store, orders.etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/cannot-collect"));
        orders.pickup(order, UUID.randomUUID().toString(), sender, orders.etag(order))
                .then()
                .statusCode(404);

        String consignment = orders.consignments(order).getString("[0].consignmentId");
        shop.command(service)
                .body(Map.of("notFound", List.of(Map.of("lineId", line, "quantity", 1))))
                .post("/consignments/" + consignment + "/pick")
                .then()
                .statusCode(200);
        orders.pickup(order, line, sender, orders.etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/being-sought"));

        UUID cancelled = orders.sold(1);
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + cancelled + "/lines/" + orders.line(cancelled, 0) + "/cancellation")
                .then()
                .statusCode(200);
        orders.pickup(cancelled, orders.line(cancelled, 0), sender, orders.etag(cancelled))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/order-not-confirmed"));
    }

    @Test
    void allLinesChangeOrNone() {
        UUID order = orders.sold(2);

        shop.command(service)
                .header("If-Match", orders.etag(order))
                .body(Map.of("method", "PICKUP", "location", sender))
                .put("/orders/" + order + "/fulfilment")
                .then()
                .statusCode(200)
                .body("lines.method", equalTo(List.of("PICKUP", "PICKUP")));

        JsonPath after = orders.consignments(order);
        assertThat(after.getList("method")).containsExactly("PICKUP");
    }

    @Test
    void moreIsAnOrderThatNamesTheOneItAddsTo() {
        UUID order = orders.sold(1);

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
}
