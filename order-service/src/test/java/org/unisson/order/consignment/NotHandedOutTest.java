package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.PickupReady;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** What a location cannot hand out, or nobody comes for, is found elsewhere or refunded. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class NotHandedOutTest {

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

    private void ship(Consigning order, String consignment) {
        order.ship(consignment).body("lines[0].handedOver", equalTo(consignment.equals(order.at(here)) ? 2 : 1));
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
        order.awaitRefunded(environment.token("admin"), 10_00);
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
        order.awaitRefunded(environment.token("admin"), 30_00);
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
        order.awaitRefunded(environment.token("admin"), 20_00);
        order.tell(service, consignment, "collect", Map.of("code", "123456"))
                .then()
                .statusCode(409);
        assertThat(told.of(Topics.CONSIGNMENTS, consignment, 5).stream()
                        .filter(fact -> fact.payload() instanceof PickupReady))
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
        order.awaitRefunded(environment.token("admin"), 20_00);
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
}
