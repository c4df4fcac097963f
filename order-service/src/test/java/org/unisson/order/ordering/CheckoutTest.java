package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** A cart, or lines without one, become one order. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CheckoutTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Told told;

    private final UUID customer = Ids.next();
    private String token;
    private Charges charges;

    @BeforeEach
    void tokens() {
        token = environment.customerToken(customer);
        charges = new Charges(shop, environment.token("admin"));
    }

    @Test
    void anOrderIsConfirmedWhenStockIsReservedAndTheCardPays() {
        String channel = shop.web();
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, shop.sku(19_99), 2, channel).then().statusCode(201);

        Response placed = shop.checkout(token, cart, channel, "tok_visa", 0, 0);
        placed.then().statusCode(202).body("status", equalTo("PENDING"), "total.minor", equalTo(39_98));
        UUID order = placed.jsonPath().getUUID("orderId");
        assertThat(placed.header("Location")).endsWith("/orders/" + order);
        shop.reserved(order, 1);

        JsonPath confirmed = shop.until(token, order, "CONFIRMED");
        assertThat(confirmed.getList("tenders.kind")).containsExactly("CARD");
        assertThat(confirmed.getInt("tenders[0].amount.minor")).isEqualTo(39_98);
        charges.awaitCharged(order, 39_98);
        var facts = told.of(Topics.ORDERS, order.toString(), 2);
        assertThat(facts.get(0).payload()).isInstanceOf(OrderPlaced.class);
        assertThat(facts.get(1).payload()).isInstanceOf(OrderConfirmed.class);
        String purchase = confirmed.getString("purchaseId");
        PurchaseMade made =
                (PurchaseMade) told.of(Topics.PURCHASES, purchase, 1).getFirst().payload();
        assertThat(made.getOrderId()).isEqualTo(order);
        assertThat(made.getTotal().getMinor()).isEqualTo(39_98);
        shop.read(token).get("/carts/" + cart).then().body("status", equalTo("CHECKED_OUT"));
    }

    @Test
    void preferWaitHoldsTheAnswerUntilTheOrderIsDecided() {
        String channel = shop.web();
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, shop.sku(5_00), 1, channel).then().statusCode(201);

        CompletableFuture<Response> answer =
                CompletableFuture.supplyAsync(() -> shop.checkout(token, cart, channel, "tok_visa", 0, 30));
        await().atMost(90, SECONDS).until(() -> orderOf(cart) != null);
        shop.reserved(orderOf(cart), 1);

        answer.join()
                .then()
                .statusCode(201)
                .body("status", equalTo("CONFIRMED"))
                .header("Location", endsWith("" + orderOf(cart)));
    }

    @Test
    void twoCheckoutsOfOneCartMakeOneOrder() throws SQLException {
        String channel = shop.web();
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, shop.sku(5_00), 1, channel).then().statusCode(201);

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(device -> CompletableFuture.supplyAsync(() ->
                        shop.checkout(token, cart, channel, "tok_visa", 0, 0).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(202, 409, 409, 409);
        assertThat(shop.number("select count(*) from orders where cart_id = ?", UUID.fromString(cart)))
                .isEqualTo(1);
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameOrder() {
        String channel = shop.web();
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, shop.sku(5_00), 1, channel).then().statusCode(201);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("channel", channel, "method", "SHIP", "cardToken", "tok_visa");

        List<String> orders = IntStream.range(0, 3)
                .mapToObj(attempt -> CompletableFuture.supplyAsync(() -> shop.read(token)
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/carts/" + cart + "/checkout")
                        .then()
                        .statusCode(202)
                        .extract()
                        .jsonPath()
                        .getString("orderId")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertThat(orders).hasSize(1);
    }

    @Test
    void onlyTheServiceSetsPricesAndTimes() {
        String channel = shop.web();
        String sku = shop.sku(9_00);
        Map<String, Object> body = Map.of(
                "channel", channel,
                "method", "SHIP",
                "cardToken", "tok_visa",
                "placedAt", "2019-03-01T10:00:00Z",
                "lines",
                        List.of(Map.of(
                                "sku", sku, "quantity", 3, "unitPrice", Map.of("minor", 1_25, "currency", "EUR"))));

        shop.command(token).body(body).post("/orders").then().statusCode(403);
        shop.command(environment.token("service"))
                .body(body)
                .post("/orders")
                .then()
                .statusCode(202)
                .body("total.minor", equalTo(3_75), "placedAt", equalTo("2019-03-01T10:00:00Z"));
    }

    @Test
    void whatNothingPaysIsRefused() {
        String channel = shop.web();
        String cart = shop.cart(null, channel, null).getString("cartId");
        shop.add(null, cart, shop.sku(9_00), 1, channel).then().statusCode(201);

        shop.checkout(null, cart, channel, null, 0, 0)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/payment-missing"), "violations", notNullValue());
        shop.checkout(null, cart, channel, "tok_visa", 100, 0)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/points-of-nobody"));
        shop.read(null).get("/carts/" + cart).then().body("status", equalTo("OPEN"));
    }

    private UUID orderOf(String cart) {
        return shop.read(token).get("/carts/" + cart).jsonPath().getUUID("orderId");
    }
}
