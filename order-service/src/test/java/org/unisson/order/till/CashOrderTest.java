package org.unisson.order.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.eur;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** R7: what the till sells from elsewhere is paid in cash, which is in its drawer, or is given back. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CashOrderTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String service;
    private String store;
    private String seller;
    private String channel;
    private String session;

    @BeforeEach
    void anOpenTill() {
        service = environment.token("service");
        store = others.store();
        seller = environment.token(TokenRequest.of("associate").inStores(store));
        channel = others.channel("EUR");
        session = opened();
    }

    @Test
    void cashPaysAndIsInTheDrawerOnce() throws Exception {
        Map<String, Object> body = body(shop.sku(12_50), cash(12_50));
        String key = UUID.randomUUID().toString();
        UUID order = order(key, body);
        assertThat(order(key, body)).isEqualTo(order);
        report().body("report.expectedCash.minor", equalTo(112_50));

        reserved(order);

        JsonPath sale = shop.until(service, order, "CONFIRMED");
        assertThat(sale.getList("tenders.kind")).containsExactly("CASH");
        assertThat(sale.getInt("tenders[0].amount.minor")).isEqualTo(12_50);
        assertThat(shop.number(
                        "select sum(amount)::bigint from sales_posting where account = 'CASH' and channel = ?",
                        channel))
                .isEqualTo(12_50);
        report().body("report.expectedCash.minor", equalTo(112_50));
    }

    @Test
    void whatIsNoSaleIsGivenBackOnce() throws Exception {
        UUID order = order(body(shop.sku(10_00), cash(10_00)));

        shop.refused(order);
        shop.until(service, order, "CANCELLED");
        shop.command(service).body(Map.of()).post("/orders/" + order + "/cancel");

        report().body("report.expectedCash.minor", equalTo(100_00));
        assertThat(shop.number("select count(*) from sales_posting where channel = ?", channel))
                .isZero();
    }

    @Test
    void whereTheSessionHasEndedItIsGivenBackByTheNext() {
        UUID order = order(body(shop.sku(10_00), cash(10_00)));
        closed().body("expectedCash.minor", equalTo(110_00));
        session = opened();

        shop.refused(order);
        shop.until(service, order, "CANCELLED");

        report().body("report.expectedCash.minor", equalTo(90_00));
    }

    @Test
    void whereNoSessionIsOpenItIsOwedUntilOneTillPaysItOut() throws Exception {
        UUID order = order(body(shop.sku(10_00), cash(10_00)));
        closed();

        shop.refused(order);
        shop.until(service, order, "CANCELLED");

        JsonPath owed = shop.read(seller)
                .get("/orders/" + order + "/cash-refunds")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(owed.getList("status")).isEqualTo(List.of("DUE"));
        assertThat(owed.getList("reason")).isEqualTo(List.of("NO_SALE"));
        assertThat(owed.getList("amount.minor")).isEqualTo(List.of(10_00));
        session = opened();
        payOut(owed.getString("[0].refundId")).then().statusCode(200).body("status", equalTo("PAID"));
        payOut(owed.getString("[0].refundId"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-paid-out"));

        report().body("report.expectedCash.minor", equalTo(90_00));
        assertThat(shop.number("select count(*) from sales_posting where channel = ?", channel))
                .isZero();
    }

    @Test
    void aCardPaysTheRestAndEachGetsItsShareBack() throws Exception {
        Map<String, Object> body = body(shop.sku(10_01), cash(4_00));
        body.put("cardToken", "tok_visa");
        UUID order = order(body);
        reserved(order);

        JsonPath sale = shop.until(service, order, "CONFIRMED");
        assertThat(sale.getList("tenders.kind")).containsExactly("CASH", "CARD");
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + order + "/lines/" + sale.getString("lines[0].lineId") + "/cancellation")
                .then()
                .statusCode(200);
        assertThat(shop.number("select sum(amount)::bigint from card_refund where order_id = ?", order))
                .isEqualTo(6_01);
        assertThat(shop.number("select sum(amount)::bigint from cash_refund where order_id = ?", order))
                .isEqualTo(4_00);
        assertThat(shop.number(
                        "select sum(amount)::bigint from sales_posting where account = 'CASH_REFUNDS_DUE'"
                                + " and channel = ?",
                        channel))
                .isEqualTo(-4_00);
    }

    @Test
    void fromACartToo() {
        String cart = shop.cart(seller, channel, null).getString("cartId");
        shop.add(seller, cart, shop.sku(7_00), 1, channel).then().statusCode(201);

        UUID order = shop.command(seller)
                .body(Map.of("channel", channel, "method", "SHIP", "location", store, "cash", cash(7_00)))
                .post("/carts/" + cart + "/checkout")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");

        reserved(order);
        shop.until(service, order, "CONFIRMED");
        report().body("report.expectedCash.minor", equalTo(107_00));
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesTheDrawer() {
        String sku = shop.sku(10_00);
        refused(body(sku, cash(9_99)), 422, "wrong-amount");
        refused(body(sku, cash(10_01)), 422, "wrong-amount");
        refused(body(sku, cash(0)), 422, "wrong-amount");
        refused(body(sku, Map.of("amount", eur(10_00), "session", Ids.next())), 422, "unknown-session");
        Map<String, Object> web = body(sku, cash(10_00));
        web.put("channel", shop.web());
        refused(web, 422, "cash-in-stores-only");
        String elsewhere = environment.token(TokenRequest.of("associate").inStores(others.store()));
        ask(elsewhere, UUID.randomUUID().toString(), body(sku, cash(10_00)))
                .then()
                .statusCode(403);
        ask(environment.customerToken(Ids.next()), UUID.randomUUID().toString(), body(sku, cash(10_00)))
                .then()
                .statusCode(403);
        report().body("report.expectedCash.minor", equalTo(100_00));

        closed();
        refused(body(sku, cash(10_00)), 409, "session-closed");
    }

    private Map<String, Object> cash(long cents) {
        return Map.of("amount", eur(cents), "session", session);
    }

    private Map<String, Object> body(String sku, Map<String, Object> cash) {
        return new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                "SHIP",
                "location",
                store,
                "cash",
                cash,
                "lines",
                List.of(Map.of("sku", sku, "quantity", 1))));
    }

    private UUID order(Map<String, Object> body) {
        return order(UUID.randomUUID().toString(), body);
    }

    private UUID order(String key, Map<String, Object> body) {
        return ask(seller, key, body)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
    }

    private void refused(Map<String, Object> body, int status, String problem) {
        ask(seller, UUID.randomUUID().toString(), body)
                .then()
                .statusCode(status)
                .body("type", equalTo("/problems/" + problem));
    }

    private Response ask(String by, String key, Map<String, Object> body) {
        return shop.read(by).header("Idempotency-Key", key).body(body).post("/orders");
    }

    private void reserved(UUID order) {
        JsonPath seen = shop.order(service, order);
        shop.reserved(
                order,
                1,
                List.of(new ReservedLine(
                        seen.getUUID("lines[0].lineId"), seen.getString("lines[0].sku"), store, 1L, null, null)));
    }

    private String opened() {
        return shop.command(service)
                .body(Map.of("openedAt", Instant.now().toString(), "cashier", "C-12", "openingFloat", eur(100_00)))
                .post("/tills/" + store + "/7/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
    }

    private ValidatableResponse closed() {
        return shop.command(service)
                .body(Map.of("closedAt", Instant.now().toString(), "counted", List.of()))
                .post(path(session) + "/close")
                .then()
                .statusCode(200);
    }

    private Response payOut(String refund) {
        return shop.command(seller).body(Map.of("session", session)).post("/cash-refunds/" + refund + "/payout");
    }

    private ValidatableResponse report() {
        return shop.read(service).get(path(session)).then().statusCode(200);
    }

    private String path(String id) {
        return "/tills/" + store + "/7/sessions/" + id;
    }
}
