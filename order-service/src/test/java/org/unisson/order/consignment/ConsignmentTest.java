package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** How the goods of an order reach its customer, or do not. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ConsignmentTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private String customer;
    private String service;
    private String here;
    private String there;

    @BeforeEach
    void twoStores() {
        customer = environment.customerToken(Ids.next());
        service = environment.token("service");
        here = others.store();
        there = others.store();
    }

    private Consigning shipped(Map<String, Long> pieces) {
        return new Consigning(shop, customer, service, "SHIP", null, pieces);
    }

    private Consigning collected(long pieces) {
        return new Consigning(shop, customer, service, "PICKUP", here, Map.of(here, pieces));
    }

    @Test
    void anOrderFromTwoLocationsIsFulfilledWhenBothHaveShipped() {
        Consigning order = shipped(Map.of(here, 2L, there, 1L));
        String first = order.at(here);
        String second = order.at(there);

        ship(order, first);
        assertThat(shop.order(customer, order.order).getString("status")).isEqualTo("CONFIRMED");
        ship(order, second);

        shop.until(customer, order.order, "FULFILLED");
        shop.command(service)
                .body(Map.of("carrier", "Post", "trackingNumber", first))
                .post("/deliveries")
                .then()
                .statusCode(200)
                .body("status", equalTo("DELIVERED"));
        assertThat(told.of(Topics.ORDERS, order.order.toString(), 3).getLast().payload())
                .isInstanceOfSatisfying(OrderFulfilled.class, event -> assertThat(event.getConsigned())
                        .isTrue());
        assertThat(told.of(Topics.CONSIGNMENTS, first, 5).getLast().payload())
                .isInstanceOfSatisfying(ConsignmentChanged.class, event -> {
                    assertThat(event.getStatus()).isEqualTo("DELIVERED");
                    assertThat(event.getLines().getFirst().getHandedOver()).isEqualTo(2);
                });
    }

    private void ship(Consigning order, String consignment) {
        order.ship(consignment).body("lines[0].handedOver", equalTo(consignment.equals(order.at(here)) ? 2 : 1));
    }

    @Test
    void whoShowsTheCodeGetsTheGoodsAndTheStoreDoesNotSeeIt() {
        Consigning order = collected(1);
        String consignment = order.at(here);
        String associate = environment.token(TokenRequest.of("associate").inStores(here));
        order.tell(associate, consignment, "pick", Map.of()).then().statusCode(200);
        order.tell(associate, consignment, "ready", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("READY"), "pickup.code", nullValue());
        shop.read(associate)
                .get("/consignments/" + consignment)
                .then()
                .statusCode(200)
                .body("pickup.code", nullValue());
        String code = order.one(consignment).getString("pickup.code");
        String wrong = code.equals("000000") ? "000001" : "000000";

        order.tell(associate, consignment, "collect", Map.of("code", wrong))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/wrong-code"));
        order.tell(associate, consignment, "collect", Map.of("code", code, "collectedBy", "Ada"))
                .then()
                .statusCode(200)
                .body("status", equalTo("COLLECTED"), "pickup.collectedBy", equalTo("Ada"));

        shop.until(customer, order.order, "FULFILLED");
        assertThat(told.of(Topics.CONSIGNMENTS, consignment, 6))
                .extracting(fact -> fact.payload().getClass().getSimpleName())
                .containsExactly(
                        "ConsignmentChanged",
                        "ConsignmentChanged",
                        "PickupReady",
                        "ConsignmentChanged",
                        "ConsignmentChanged",
                        "ConsignmentChanged");
    }

    @Test
    void aConsignmentBelongsToItsStoreAndItsCustomer() {
        Consigning order = collected(1);
        String consignment = order.at(here);
        String stranger = environment.token(TokenRequest.of("associate").inStores(there));

        order.tell(stranger, consignment, "pick", Map.of()).then().statusCode(403);
        order.tell(customer, consignment, "pick", Map.of()).then().statusCode(403);
        shop.read(stranger).get("/consignments?location=" + here).then().statusCode(403);
        shop.read(environment.customerToken(Ids.next()))
                .get("/consignments/" + consignment)
                .then()
                .statusCode(403);
        order.tell(service, UUID.randomUUID().toString(), "pick", Map.of())
                .then()
                .statusCode(404);
        order.tell(service, consignment, "pick", order.missing(2))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/consignment-allocated"));
        shop.read(service)
                .get("/consignments?status=ALLOCATED&location=" + here)
                .then()
                .statusCode(200)
                .body("items.consignmentId", equalTo(List.of(consignment)));
    }

    @Test
    void whatTheLocationsCalendarPromisesIsPromisedAndStaysSoElsewhere() {
        Instant first = Instant.parse("2050-11-23T11:00:00Z");
        Instant last = Instant.parse("2050-11-24T11:00:00Z");
        Consigning order =
                new Consigning(shop, customer, service, "SHIP", null, Map.of(here, 2L), List.of(last, first));
        String consignment = order.at(here);
        assertThat(order.one(consignment).getString("promisedBy")).isEqualTo(last.toString());

        order.done(consignment, "pick", order.missing(1));
        shop.resourced(
                order.order,
                2,
                UUID.fromString(consignment),
                here,
                List.of(order.reserved(there, 1, last.plusSeconds(86_400))),
                List.of());

        await().atMost(90, SECONDS).until(() -> order.all().size() == 2);
        assertThat(order.one(order.at(there)).getString("promisedBy")).isEqualTo(last.toString());
    }

    @Test
    void aPromiseThatPassesIsToldOnce() throws Exception {
        Consigning order = shipped(Map.of(here, 1L));
        String consignment = order.at(here);

        shop.execute(
                "update consignment set promised_by = now() where consignment_id = ?", UUID.fromString(consignment));
        order.until(consignment, seen -> seen.getString("promiseBrokenAt") != null);
        order.done(consignment, "pick", Map.of());

        assertThat(told.of(Topics.CONSIGNMENTS, consignment, 4).stream()
                        .filter(fact -> fact.payload() instanceof DeliveryPromiseBroken))
                .hasSize(1);
    }

    @Test
    void collectedByManyAtOnceItLeavesOnce() throws Exception {
        Consigning order = collected(1);
        String consignment = order.at(here);
        order.done(consignment, "pick", Map.of());
        order.done(consignment, "ready", Map.of());
        String code = order.one(consignment).getString("pickup.code");

        List<Integer> answers = order.atOnce(6, consignment, "collect", Map.of("code", code));

        assertThat(answers).containsOnly(200);
        assertThat(order.one(consignment).getLong("version")).isEqualTo(5);
        shop.until(customer, order.order, "FULFILLED");
    }
}
