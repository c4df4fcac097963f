package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.Shortage;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.RequestedDelivery;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** An order that is to be delivered the same day: inventory is asked, its promise is kept, and its refusal told. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class SameDayTest {

    private static final Map<String, String> LYON =
            Map.of("service", "SAME_DAY", "country", "FR", "postcode", "69 003");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private String token;

    @BeforeEach
    void customer() {
        token = environment.customerToken(Ids.next());
    }

    @Test
    void inventoryIsAskedForTheAreaAndItsPromiseStandsOnOrderAndConsignment() {
        String warehouse = others.store();
        JsonPath placed = place("SHIP", LYON).statusCode(202).extract().jsonPath();
        UUID order = placed.getUUID("orderId");
        Instant tonight = Instant.now().plus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

        shop.reserved(
                order,
                1,
                List.of(new ReservedLine(
                        UUID.fromString(placed.getString("lines[0].lineId")), "SKU", warehouse, 1L, null, tonight)));

        JsonPath confirmed = shop.until(token, order, "CONFIRMED");
        assertThat(confirmed.getString("sameDay.postcode")).isEqualTo("69003");
        assertThat(confirmed.getString("allocations[0].promisedBy")).isEqualTo(tonight.toString());
        shop.read(token)
                .get("/orders/" + order + "/consignments")
                .then()
                .body("[0].promisedBy", equalTo(tonight.toString()));
        assertThat(told.of(Topics.ORDERS, order.toString(), 1).getFirst().payload())
                .isInstanceOfSatisfying(OrderPlaced.class, event -> assertThat(event.getDelivery())
                        .isEqualTo(new RequestedDelivery("SAME_DAY", "FR", "69003")));
    }

    @Test
    void theRefusalOfOneSkuBesideAnothersSaysWhatStockWouldNotHelp() {
        UUID order = place("SHIP", LYON).statusCode(202).extract().jsonPath().getUUID("orderId");

        shop.refused(
                order, List.of(new Shortage("A", 1L, 0L, "OUT_OF_STOCK"), new Shortage("B", 2L, 1L, "CUSTOMER_LIMIT")));

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("CUSTOMER_LIMIT");
    }

    @ParameterizedTest
    @CsvSource({
        "CUT_OFF_PASSED, CUT_OFF_PASSED",
        "NO_ZONE, NO_ZONE",
        "CLOSED, CLOSED",
        "CAPACITY, CAPACITY",
        "OUT_OF_STOCK, OUT_OF_STOCK",
        "TOO_MANY_PARCELS, OUT_OF_STOCK",
        "QUOTA_REACHED, QUOTA_REACHED",
        "CUSTOMER_LIMIT, CUSTOMER_LIMIT",
        "IDENTIFICATION_NEEDED, IDENTIFICATION_NEEDED",
        "NOT_ON_SALE, NOT_ON_SALE",
        "SOMETHING_NEW, OUT_OF_STOCK",
    })
    void aRefusalSaysWhy(String reason, String why) {
        UUID order = place("SHIP", LYON).statusCode(202).extract().jsonPath().getUUID("orderId");

        shop.refused(order, List.of(new Shortage("SKU", 1L, 0L, reason)));

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo(why);
    }

    @Test
    void fromTheCartToo() {
        String web = shop.web();
        String cart = shop.cart(token, web, null).getString("cartId");
        shop.add(token, cart, shop.sku(9_00), 1, web).then().statusCode(201);

        JsonPath placed = shop.command(token)
                .body(Map.of("channel", web, "method", "SHIP", "cardToken", "tok_visa", "delivery", LYON))
                .post("/carts/" + cart + "/checkout")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(placed.getString("sameDay.country")).isEqualTo("FR");
    }

    @Test
    void theUsualWayIsAskedByNothing() {
        JsonPath placed = place("SHIP", Map.of("service", "STANDARD"))
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(placed.getMap("$")).doesNotContainKey("sameDay");
        assertThat(told.of(Topics.ORDERS, placed.getString("orderId"), 1)
                        .getFirst()
                        .payload())
                .isInstanceOfSatisfying(OrderPlaced.class, event -> assertThat(event.getDelivery())
                        .isNull());
    }

    @Test
    void whatCannotBeDeliveredIsRefusedAtOnce() {
        place("PICKUP", LYON).statusCode(422).body("type", equalTo("/problems/nothing-shipped"));
        place("SHIP", Map.of("service", "SAME_DAY", "country", "FR"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/delivery/postcode"));
        place("SHIP", Map.of("service", "SAME_DAY", "postcode", "69003")).statusCode(400);
        place("SHIP", Map.of("service", "SAME_DAY", "country", "FR", "postcode", "1 rue de la Paix, Paris"))
                .statusCode(400);
        place("SHIP", Map.of("service", "TOMORROW")).statusCode(400);
        place("SHIP", Map.of("service", "STANDARD", "street", "rue de la Paix")).statusCode(400);
    }

    private ValidatableResponse place(String method, Map<String, String> delivery) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                shop.web(),
                "method",
                method,
                "cardToken",
                "tok_visa",
                "lines",
                List.of(Map.of("sku", shop.sku(9_00), "quantity", 1)),
                "delivery",
                delivery));
        if (method.equals("PICKUP")) {
            body.put("location", others.store());
        }
        return shop.command(token).body(body).post("/orders").then();
    }
}
