package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.ordering.application.RepublishOrders;
import org.unisson.order.payment.application.OwnContext;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** Trap 2: nobody is charged for what is not confirmed, and nothing is confirmed that is not paid. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CheckoutTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Told told;

    @Inject
    RepublishOrders republishing;

    @Inject
    OwnContext contexts;

    private final UUID customer = Ids.next();
    private String token;
    private String admin;

    @BeforeEach
    void tokens() {
        token = environment.customerToken(customer);
        admin = environment.token("admin");
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
        awaitCharged(order, 39_98);
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
        await().atMost(20, SECONDS).until(() -> orderOf(cart) != null);
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
    void stockReservedTwiceChargesOnce() {
        UUID order = shop.placed(token, null, 7_00, "tok_visa", 0);

        shop.reserved(order, 1);
        shop.reserved(order, 1);
        shop.reserved(order, 2);

        shop.until(token, order, "CONFIRMED");
        awaitCharged(order, 7_00);
        assertThat(told.of(Topics.ORDERS, order.toString(), 2)).hasSize(2);
    }

    @Test
    void withoutStockNobodyIsAsked() {
        UUID order = shop.placed(token, null, 7_00, "tok_visa", 0);

        shop.refused(order);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("OUT_OF_STOCK");
        charges(order).then().body("$", hasSize(0));
    }

    @Test
    void aDeclinedCardCancels() {
        UUID order = shop.placed(token, null, 7_00, "tok_declined", 0);

        shop.reserved(order, 1);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("PAYMENT_DECLINED");
        charges(order).then().body("[0].captured.minor", equalTo(0), "[0].authorised.minor", equalTo(0));
        var last = told.of(Topics.ORDERS, order.toString(), 2).getLast().payload();
        assertThat(((OrderCancelled) last).getReason()).isEqualTo("PAYMENT_DECLINED");
    }

    @Test
    void aFlakyGatewayIsAskedAgainAndChargesOnce() {
        UUID order = shop.placed(token, null, 7_00, "tok_flaky", 0);

        shop.reserved(order, 1);

        shop.until(token, order, "CONFIRMED");
        awaitCharged(order, 7_00);
    }

    @Test
    void anApprovalAfterTheDeadlineIsVoided() throws SQLException {
        UUID order = shop.placed(token, null, 7_00, "tok_timeout_approved", 0);
        shop.reserved(order, 1);
        await().atMost(20, SECONDS)
                .until(() -> charges(order).jsonPath().getList("status").contains("PENDING"));

        shop.execute("update orders set decide_by = now() where order_id = ?", order);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("TIMED_OUT");
        await().atMost(40, SECONDS)
                .until(() -> charges(order).jsonPath().getList("status").contains("CANCELLED"));
        charges(order)
                .then()
                .body(
                        "[0].captured.minor", equalTo(0),
                        "[0].authorised.minor", equalTo(7_00),
                        "[0].voided.minor", equalTo(7_00));
    }

    @Test
    void pointsPayPartAndTheCardTheRest() {
        UUID order = shop.placed(token, null, 20_00, "tok_visa", 500);

        shop.reserved(order, 1);
        shop.held(order, 500, 5_00);

        JsonPath confirmed = shop.until(token, order, "CONFIRMED");
        assertThat(confirmed.getList("tenders.kind")).containsExactly("POINTS", "CARD");
        assertThat(confirmed.getList("tenders.amount.minor")).containsExactly(5_00, 15_00);
        awaitCharged(order, 15_00);
    }

    @Test
    void pointsAlonePayWithoutACard() {
        UUID order = shop.placed(token, null, 5_00, null, 500);

        shop.held(order, 500, 5_00);
        shop.reserved(order, 1);

        assertThat(shop.until(token, order, "CONFIRMED").getList("tenders.kind"))
                .containsExactly("POINTS");
        charges(order).then().body("$", hasSize(0));
    }

    @Test
    void refusedPointsCancel() {
        UUID order = shop.placed(token, null, 20_00, "tok_visa", 500);

        shop.reserved(order, 1);
        shop.holdRefused(order);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("POINTS_REFUSED");
        charges(order).then().body("$", hasSize(0));
    }

    @Test
    void aCrashBetweenTheGatewaysAnswerAndOurCommitChargesOnceAndConfirmsOnce() throws SQLException {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        shop.execute("create table if not exists crash (order_id uuid primary key)");
        shop.execute("""
                create or replace function crash() returns trigger language plpgsql as $$ begin
                    if new.status = 'CONFIRMED' and exists (select from crash where order_id = new.order_id) then
                        raise exception 'the process dies here';
                    end if;
                    return new;
                end $$""");
        shop.execute("create or replace trigger crash before update on orders for each row execute function crash()");
        shop.execute("insert into crash values (?)", order);

        shop.reserved(order, 1);
        await().atMost(20, SECONDS)
                .until(() -> charges(order).jsonPath().getList("status").contains("APPROVED"));
        shop.order(token, order);
        shop.execute("delete from crash where order_id = ?", order);

        shop.until(token, order, "CONFIRMED");
        awaitCharged(order, 9_00);
        assertThat(told.of(Topics.ORDERS, order.toString(), 2)).hasSize(2);
    }

    @Test
    void theCustomerCancelsBeforeAndNotAfterTheConfirmation() {
        UUID early = shop.placed(token, null, 9_00, "tok_visa", 0);
        cancel(token, early).then().statusCode(200).body("status", equalTo("CANCELLED"), "reason", equalTo("CUSTOMER"));
        shop.reserved(early, 1);
        UUID late = shop.placed(token, null, 9_00, "tok_visa", 0);
        shop.reserved(late, 1);
        shop.until(token, late, "CONFIRMED");

        cancel(token, late).then().statusCode(409).body("type", equalTo("/problems/order-confirmed"));
        awaitCharged(late, 9_00);
        charges(early).then().body("$", hasSize(0));
        assertThat(shop.order(token, early).getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void aConfirmedOrderIsHandedOverOnce() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        String service = environment.token("service");
        fulfil(service, order).then().statusCode(409);
        shop.reserved(order, 1);
        shop.until(token, order, "CONFIRMED");

        fulfil(service, order).then().statusCode(200).body("status", equalTo("FULFILLED"));
        fulfil(service, order).then().statusCode(200).body("status", equalTo("FULFILLED"));

        var facts = told.of(Topics.ORDERS, order.toString(), 3);
        assertThat(facts).hasSize(3);
        assertThat(facts.getLast().payload()).isInstanceOf(OrderFulfilled.class);
        fulfil(token, order).then().statusCode(403);
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
    void anotherCustomersOrderIsNotShown() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        String stranger = environment.customerToken(Ids.next());

        shop.read(stranger).get("/orders/" + order).then().statusCode(403);
        shop.read(null).get("/orders/" + order).then().statusCode(401);
        cancel(stranger, order).then().statusCode(403);
        shop.read(stranger).get("/orders?customer=" + customer).then().statusCode(403);
        shop.read(token)
                .get("/orders?customer=" + customer)
                .then()
                .statusCode(200)
                .body("items.orderId", equalTo(List.of(order.toString())));
    }

    @Test
    void changesAreToldUntilTheEnd() throws Exception {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/orders/" + order + "/changes"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> stream = client.send(request, BodyHandlers.ofLines());
            Iterator<String> seen = stream.body()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> JsonPath.from(line.substring(5)).getString("status"))
                    .iterator();
            assertThat(seen.next()).isEqualTo("PENDING");
            shop.refused(order);

            assertThat(seen.next()).isEqualTo("CANCELLED");
            assertThat(seen.hasNext()).isFalse();
        }
    }

    @Test
    void factsToldAgainAreTheSame() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        shop.refused(order);
        shop.until(token, order, "CANCELLED");
        var first = told.of(Topics.ORDERS, order.toString(), 2);

        long emitted = contexts.run(() -> republishing.republish(Instant.now().minusSeconds(600)))
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(emitted).isGreaterThanOrEqualTo(2);
        var all = told.of(Topics.ORDERS, order.toString(), 4);
        assertThat(all.subList(2, 4)).isEqualTo(first);
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

    private Response cancel(String by, UUID order) {
        return shop.command(by).body(Map.of()).post("/orders/" + order + "/cancel");
    }

    private Response fulfil(String by, UUID order) {
        return shop.command(by).body(Map.of()).post("/orders/" + order + "/fulfilment");
    }

    private Response charges(UUID order) {
        return shop.read(admin).get("/sandbox/charges?order=" + order);
    }

    private void awaitCharged(UUID order, int cents) {
        await().atMost(20, SECONDS).untilAsserted(() -> {
            JsonPath book = charges(order).jsonPath();
            assertThat(book.getList("captured.minor")).containsExactly(cents);
            assertThat(book.getList("authorised.minor")).containsExactly(cents);
        });
    }
}
