package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** What a till that was cut off has sold is not handed out again: the order that was promised it gives way. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class TakenInStoreTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String customer;
    private String here;
    private String there;

    @BeforeEach
    void twoStores() {
        customer = environment.customerToken(Ids.next());
        here = others.store();
        there = others.store();
    }

    @Test
    void whatIsNotPickedIsWithdrawnOnceHoweverOftenItIsTold() {
        Consigning order = shipped(3);
        String consignment = order.at(here);

        conflict(order, 2, 1);
        JsonPath withdrawn = order.until(consignment, seen -> seen.getLong("lines[0].withdrawn") == 2);
        assertThat(withdrawn.getString("status")).isEqualTo("ALLOCATED");
        assertThat(withdrawn.getLong("lines[0].open")).isEqualTo(1);
        conflict(order, 3, 1);
        shop.resourced(
                order.order, 4, UUID.fromString(consignment), here, List.of(order.reserved(there, 2)), List.of());

        await().atMost(90, SECONDS).until(() -> order.all().size() == 2);
        assertThat(order.one(consignment).getLong("lines[0].withdrawn")).isEqualTo(2);
        assertThat(order.one(order.at(there)).getLong("lines[0].open")).isEqualTo(2);
    }

    @Test
    void whereNothingIsKeptTheConsignmentIsClosed() {
        Consigning order = shipped(2);
        String consignment = order.at(here);

        conflict(order, 2, 0);

        order.until(consignment, seen -> seen.getString("status").equals("CLOSED"));
        assertThat(shop.order(customer, order.order).getString("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void whatIsPickedStaysWithItsCustomer() {
        Consigning order = shipped(2);
        String consignment = order.at(here);
        order.done(consignment, "pick", Map.of());

        conflict(order, 2, 0);
        order.done(consignment, "pack", Map.of());
        order.done(consignment, "ship", Map.of("carrier", "Post", "trackingNumber", consignment))
                .body("lines[0].handedOver", equalTo(2), "lines[0].withdrawn", equalTo(0));

        shop.until(customer, order.order, "FULFILLED");
        assertThat(order.all()).hasSize(1);
    }

    @Test
    void anOrderThatIsNotDecidedIsCancelledAndNotCharged() {
        String sku = shop.sku(10_00);
        JsonPath placed = shop.command(customer)
                .body(Map.of(
                        "method",
                        "SHIP",
                        "channel",
                        shop.web(),
                        "cardToken",
                        "tok_visa",
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        UUID order = placed.getUUID("orderId");
        UUID line = placed.getUUID("lines[0].lineId");

        shop.conflict(order, 1, here, line, sku, 0);

        assertThat(shop.until(customer, order, "CANCELLED").getString("reason")).isEqualTo("OUT_OF_STOCK");
        shop.reserved(order, 2, List.of(new ReservedLine(line, sku, here, 1L, null, null)));
        assertThat(shop.order(customer, order).getString("status")).isEqualTo("CANCELLED");
    }

    private Consigning shipped(long pieces) {
        return new Consigning(shop, customer, environment.token("service"), "SHIP", null, Map.of(here, pieces));
    }

    private void conflict(Consigning order, long version, long kept) {
        shop.conflict(order.order, version, here, UUID.fromString(order.line), order.sku, kept);
    }
}
