package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.PickupReady;
import org.unisson.order.events.PurchaseReturned;
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
        order.done(consignment, "pick", Map.of()).body("status", equalTo("PICKED"));
        order.done(consignment, "pack", Map.of());
        order.done(consignment, "ship", Map.of("carrier", "Post", "trackingNumber", consignment))
                .body("lines[0].handedOver", equalTo(consignment.equals(order.at(here)) ? 2 : 1));
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
    void whatIsNotOnTheShelfComesFromElsewhereOrIsRefunded() {
        Consigning order = shipped(Map.of(here, 3L));
        String consignment = order.at(here);

        order.done(consignment, "pick", order.missing(2))
                .body("lines[0].notFound", equalTo(2), "lines[0].sought", equalTo(2), "lines[0].open", equalTo(1));
        order.done(consignment, "pack", Map.of());
        order.done(consignment, "ship", Map.of("carrier", "Post", "trackingNumber", consignment));
        assertThat(shop.order(customer, order.order).getString("status")).isEqualTo("CONFIRMED");
        shop.resourced(
                order.order,
                5,
                UUID.fromString(consignment),
                here,
                List.of(order.reserved(there, 1)),
                List.of(new UnavailableLine(UUID.fromString(order.line), order.sku, 1L)));
        await().atMost(90, SECONDS).until(() -> order.all().size() == 2);

        String purchase = shop.order(customer, order.order).getString("purchaseId");
        assertThat(told.of(Topics.PURCHASES, purchase, 2).getLast().payload())
                .isInstanceOfSatisfying(PurchaseReturned.class, event -> {
                    assertThat(event.getCause()).isEqualTo("CANCELLATION");
                    assertThat(event.getTotal().getMinor()).isEqualTo(10_00);
                });
        String second = order.at(there);
        assertThat(order.one(second).getString("promisedBy"))
                .isEqualTo(order.one(consignment).getString("promisedBy"));
        order.done(second, "pick", Map.of());
        order.done(second, "pack", Map.of());
        order.done(second, "ship", Map.of("carrier", "Post", "trackingNumber", second));
        shop.until(customer, order.order, "FULFILLED");
        awaitRefunded(order, 10_00);
    }

    @Test
    void anOrderOfWhichNothingCanBeHadIsCalledOffAndRefundedInFull() {
        Consigning order = shipped(Map.of(here, 3L));
        String consignment = order.at(here);

        order.done(consignment, "pick", order.missing(3)).body("status", equalTo("CLOSED"));
        shop.resourced(
                order.order,
                5,
                UUID.fromString(consignment),
                here,
                List.of(),
                List.of(new UnavailableLine(UUID.fromString(order.line), order.sku, 3L)));

        assertThat(shop.until(customer, order.order, "CANCELLED").getString("reason"))
                .isEqualTo("NOT_AVAILABLE");
        awaitRefunded(order, 30_00);
    }

    @Test
    void whatNobodyComesForGoesBackAndIsRefunded() {
        Consigning order = collected(2);
        String consignment = order.at(here);
        order.done(consignment, "pick", Map.of());
        order.done(
                consignment,
                "ready",
                Map.of("collectBy", Instant.now().plusSeconds(5).toString()));

        assertThat(shop.until(customer, order.order, "CANCELLED").getString("reason"))
                .isEqualTo("NOT_COLLECTED");
        assertThat(order.one(consignment).getString("status")).isEqualTo("CLOSED");
        awaitRefunded(order, 20_00);
        order.tell(service, consignment, "collect", Map.of("code", "123456"))
                .then()
                .statusCode(409);
        assertThat(told.of(Topics.CONSIGNMENTS, consignment, 5).stream()
                        .filter(fact -> fact.payload() instanceof PickupReady))
                .hasSize(1);
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
    void aCustomerCancelsWhatIsNotPickedAndAnAgentWhatHasNotLeft() {
        Consigning order = shipped(Map.of(here, 3L));
        String consignment = order.at(here);
        String agent = environment.token("agent");

        order.cancel(environment.customerToken(Ids.next()), Map.of()).then().statusCode(403);
        order.cancel(customer, Map.of("quantity", 4))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-late-to-cancel"));
        order.cancel(customer, Map.of("quantity", 1)).then().statusCode(200);
        order.done(consignment, "pick", Map.of());
        order.cancel(customer, Map.of("quantity", 1)).then().statusCode(409);
        order.cancel(agent, Map.of("quantity", 1)).then().statusCode(200);
        order.done(consignment, "pack", Map.of());
        order.done(consignment, "ship", Map.of("carrier", "Post", "trackingNumber", consignment));
        order.cancel(agent, Map.of()).then().statusCode(409);

        shop.until(customer, order.order, "FULFILLED");
        awaitRefunded(order, 20_00);
        String purchase = shop.order(customer, order.order).getString("purchaseId");
        returning(purchase, order.line, 2).then().statusCode(409);
        returning(purchase, order.line, 1).then().statusCode(201).body("total.minor", equalTo(10_00));
    }

    private Response returning(String purchase, String line, long pieces) {
        return shop.command(service)
                .body(Map.of(
                        "channel",
                        shop.web(),
                        "location",
                        here,
                        "lines",
                        List.of(Map.of("lineId", line, "quantity", pieces, "condition", "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns");
    }

    @Test
    void aStoreThatClosesHandsNothingOutAnyMore() {
        Consigning order = collected(2);
        String consignment = order.at(here);
        order.done(consignment, "pick", Map.of());

        others.close(here);

        order.until(consignment, seen -> seen.getString("status").equals("CLOSED"));
        assertThat(order.one(consignment).getLong("lines[0].withdrawn")).isEqualTo(2);
        assertThat(shop.order(customer, order.order).getString("status")).isEqualTo("CONFIRMED");
        shop.resourced(
                order.order, 5, UUID.fromString(consignment), here, List.of(order.reserved(there, 2)), List.of());
        await().atMost(90, SECONDS).until(() -> order.all().size() == 2);
        assertThat(order.one(order.at(there)).getString("method")).isEqualTo("PICKUP");
    }

    @Test
    void collectedByManyAtOnceItLeavesOnce() throws Exception {
        Consigning order = collected(1);
        String consignment = order.at(here);
        order.done(consignment, "pick", Map.of());
        order.done(consignment, "ready", Map.of());
        String code = order.one(consignment).getString("pickup.code");

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService tills = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> attempts = new ArrayList<>();
            for (int attempt = 0; attempt < 6; attempt++) {
                attempts.add(() -> order.tell(service, consignment, "collect", Map.of("code", code))
                        .statusCode());
            }
            for (Future<Integer> answer : tills.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnly(200);
        assertThat(order.one(consignment).getLong("version")).isEqualTo(5);
        shop.until(customer, order.order, "FULFILLED");
    }

    /** The gateway gives back exactly that in the end. */
    private void awaitRefunded(Consigning order, int cents) {
        String admin = environment.token("admin");
        await().atMost(90, SECONDS).untilAsserted(() -> assertThat(shop.read(admin)
                        .get("/sandbox/charges?order=" + order.order)
                        .jsonPath()
                        .getList("refunded.minor"))
                .containsExactly(cents));
    }
}
