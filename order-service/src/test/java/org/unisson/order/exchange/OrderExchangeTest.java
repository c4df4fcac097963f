package org.unisson.order.exchange;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

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
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** R8: what is taken for goods that came back can be sent, and where it cannot be had, its money goes back once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class OrderExchangeTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    private String service;
    private String store;
    private String channel;

    @BeforeEach
    void aShop() {
        service = environment.token("service");
        store = others.store();
        channel = shop.web();
    }

    @Test
    void aDearerOneIsSentAndItsReturnGoesBackToBothCards() throws Exception {
        UUID first = delivered(shop.sku(10_00));
        UUID second = ordered(exchange(first, shop.sku(12_00)).with(Map.of("cardToken", "tok_visa")));
        deliver(second);

        JsonPath order = shop.order(service, second);
        assertThat(order.getList("tenders.kind")).containsExactly("EXCHANGE", "CARD");
        given().auth()
                .oauth2(service)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(exchange(second, "none").request())
                .post("/purchases/" + order.getString("purchaseId") + "/returns")
                .then()
                .statusCode(201)
                .body("refunds.kind", equalTo(List.of("CARD", "CARD")));

        assertThat(owed(first)).isEqualTo(10_00);
        assertThat(owed(second)).isEqualTo(2_00);
    }

    @Test
    void whatCannotBeHadGivesTheMoneyBackOnceWhoeverSaysIt() throws Exception {
        UUID first = delivered(shop.sku(10_00));
        Exchanging exchange = exchange(first, shop.sku(8_00));
        JsonPath made = exchange.ship(take(exchange), 1)
                .ask()
                .then()
                .statusCode(201)
                .body("setOff.minor", equalTo(8_00))
                .body("refunded.minor", equalTo(2_00))
                .extract()
                .jsonPath();
        UUID second = made.getUUID("orderId");
        assertThat(owed(first)).isEqualTo(2_00);

        shop.refused(second);
        shop.command(service).body(Map.of()).post("/orders/" + second + "/cancel");
        shop.until(service, second, "CANCELLED");
        shop.released(second, 2);

        await().atMost(90, SECONDS).until(() -> owed(first) == 10_00);
        assertThat(clearing()).isZero();
        given().auth()
                .oauth2(service)
                .get("/exchanges/" + made.getString("exchangeId"))
                .then()
                .statusCode(200)
                .body("calledOffAt", notNullValue());
    }

    @Test
    void whatIsCancelledAfterItWasASaleGoesBackToWhatHadPaidFirst() throws Exception {
        UUID first = delivered(shop.sku(10_00));
        UUID second = ordered(exchange(first, shop.sku(10_00)));
        String line = shop.order(service, second).getString("lines[0].lineId");

        shop.command(service)
                .body(Map.of())
                .post("/orders/" + second + "/lines/" + line + "/cancellation")
                .then()
                .statusCode(200);

        assertThat(owed(first)).isEqualTo(10_00);
        assertThat(clearing()).isZero();
    }

    @Test
    void whatCostsMoreNeedsACard() {
        UUID first = delivered(shop.sku(10_00));
        Exchanging exchange = exchange(first, shop.sku(10_01));

        exchange.ship(take(exchange), 1)
                .ask()
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/payment-missing"));
    }

    /** An order of one piece that its customer has, paid by card. */
    private UUID delivered(String sku) {
        UUID order = shop.command(service)
                .body(Map.of(
                        "channel",
                        channel,
                        "method",
                        "SHIP",
                        "cardToken",
                        "tok_visa",
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
        setAside(order);
        deliver(order);
        return order;
    }

    private void setAside(UUID order) {
        JsonPath seen = shop.order(service, order);
        shop.reserved(
                order,
                1,
                List.of(new ReservedLine(
                        seen.getUUID("lines[0].lineId"), seen.getString("lines[0].sku"), store, 1L, null, null)));
        shop.until(service, order, "CONFIRMED");
    }

    private void deliver(UUID order) {
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + order + "/fulfilment")
                .then()
                .statusCode(200);
    }

    private Exchanging exchange(UUID order, String sku) {
        JsonPath seen = shop.order(service, order);
        return Exchanging.of(
                        service, seen.getString("purchaseId"), channel, store, seen.getString("lines[0].lineId"), 1)
                .with("none".equals(sku) ? Map.of() : Map.of("take", List.of(Map.of("sku", sku, "quantity", 1))));
    }

    private static String take(Exchanging exchange) {
        return ((Map<?, ?>) ((List<?>) exchange.request().get("take")).getFirst())
                .get("sku")
                .toString();
    }

    private UUID ordered(Exchanging exchange) {
        UUID order = exchange.with(Map.of("method", "SHIP"))
                .ask()
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("orderId");
        setAside(order);
        return order;
    }

    /** To the card that paid that order, paid or not yet. */
    private long owed(UUID order) throws Exception {
        return shop.number("select coalesce(sum(amount), 0)::bigint from card_refund where order_id = ?", order);
    }

    /** What is left between what came back and what was taken of this channel. */
    private long clearing() throws Exception {
        return shop.number(
                "select coalesce(sum(amount), 0)::bigint from sales_posting where account = 'EXCHANGE' and channel = ?",
                channel);
    }
}
