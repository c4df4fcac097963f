package org.unisson.order.assortment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.events.AssortmentChanged;
import org.unisson.catalog.events.AssortmentEntry;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.schemas.Topics;

/** R23: a channel sells what it may, in the way it may; a receipt is taken whatever it says. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class AssortmentSaleTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private final UUID product = Ids.next();
    private final String sku = "SKU-" + product;
    private String service;
    private String store;
    private String till;

    @BeforeEach
    void aProduct() {
        service = environment.token("service");
        store = others.store();
        till = others.channel("EUR");
        others.tell(
                Topics.PRODUCTS,
                product.toString(),
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(1L)
                        .setNames(Map.of("en", "Shirt"))
                        .setStatus("ACTIVE")
                        .setVariants(List.of(new Variant(sku, null, Map.of())))
                        .setChangedAt(Instant.now())
                        .build());
        shop.prices(sku, 1, List.of(Shop.price(null, 10_00, 60)));
        await().atMost(90, SECONDS)
                .until(() -> shop.number("select count(*) from known_sku where sku = ?", sku)
                                + shop.number("select count(*) from known_price where sku = ?", sku)
                        == 2);
    }

    @Test
    void aWebExclusiveIsSentFromTheTillAndNotCarriedOut() {
        String web = shop.web();
        String kiosk = shop.web();
        String other = shop.web();
        restricted(1, entry(web, "SELL"), entry(kiosk, "SHOW"), entry(till, "DELIVERY_ONLY"));

        order(web, "SHIP").then().statusCode(202);
        order(web, "PICKUP").then().statusCode(202);
        order(till, "SHIP").then().statusCode(202);
        for (Response refused : List.of(order(till, "CARRY_OUT"), order(till, "PICKUP"))) {
            refused.then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/not-sold-here"))
                    .body("violations.pointer", contains("/lines/0"))
                    .body("violations.message", contains(sku + ": DELIVERY_ONLY"));
        }
        order(kiosk, "SHIP").then().statusCode(409).body("violations.message", contains(sku + ": SHOW"));
        order(other, "SHIP").then().statusCode(409).body("violations.message", contains(sku + ": NOT_SEEN"));
    }

    @Test
    void theCartHoldsItAndTheCheckoutRefuses() {
        restricted(1, entry(till, "DELIVERY_ONLY"));
        String token = environment.customerToken(Ids.next());
        String cart = shop.cart(token, till, null).getString("cartId");
        shop.add(token, cart, sku, 1, till).then().statusCode(201);

        shop.command(token)
                .body(Map.of("channel", till, "method", "CARRY_OUT", "location", store, "cardToken", "tok_visa"))
                .post("/carts/" + cart + "/checkout")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-sold-here"));
        shop.checkout(token, cart, till, "tok_visa", 0, 0).then().statusCode(202);
    }

    @Test
    void whatEveryChannelHasAgainIsSoldAgain() {
        restricted(1, entry("another", "SELL"));
        order(till, "SHIP").then().statusCode(409);

        tell(2, false);
        await().atMost(90, SECONDS)
                .until(() -> shop.number("select count(*) from known_assortment where product = ?", product) == 0);

        order(till, "CARRY_OUT").then().statusCode(202);
    }

    @Test
    void whatWasAgreedElsewhereIsNotJudgedAgain() {
        restricted(1, entry("another", "SELL"));
        Map<String, Object> body = body(till, "SHIP");
        body.put(
                "lines",
                List.of(Map.of("sku", sku, "quantity", 1, "unitPrice", Map.of("minor", 1, "currency", "EUR"))));

        shop.command(service).body(body).post("/orders").then().statusCode(202);
    }

    @Test
    void whatWasSoldToBeSentIsNotCollectedInstead() {
        restricted(1, entry(till, "DELIVERY_ONLY"));
        JsonPath placed = order(till, "SHIP").then().statusCode(202).extract().jsonPath();
        UUID order = placed.getUUID("orderId");
        UUID line = placed.getUUID("lines[0].lineId");
        shop.reserved(order, 1, List.of(new ReservedLine(line, sku, store, 1L, null, null)));
        JsonPath sold = shop.until(service, order, "CONFIRMED");

        shop.command(service)
                .body(Map.of("method", "PICKUP", "location", store, "version", sold.getInt("version")))
                .put("/orders/" + order + "/fulfilment")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-sold-here"));
    }

    @Test
    void whatIsTakenInAnExchangeIsSoldSoToo() {
        restricted(1, entry(till, "DELIVERY_ONLY"));
        String other = shop.sku(10_00);
        UUID bought = Tills.sold(
                service,
                Tills.receipt(
                        store, till, List.of(Tills.line(other, 1, 10_00, 0)), List.of(Tills.tender("CASH", 10_00))));

        exchange(bought, "CARRY_OUT").then().statusCode(409).body("type", equalTo("/problems/not-sold-here"));
        exchange(bought, "SHIP").then().statusCode(201);
    }

    @Test
    void aReceiptIsAFactAndIsTakenAndFlagged() {
        // Only for delivery from an instant on, which the till's clock had reached, to the microsecond.
        Instant begin = Instant.parse("2026-03-01T09:30:00.123456Z");
        restricted(
                1,
                new AssortmentEntry(till, "SELL", null, begin),
                new AssortmentEntry(till, "DELIVERY_ONLY", begin, null));
        Map<String, Object> late = receipt(begin);
        UUID purchase = Tills.sold(service, late);
        Tills.sold(service, receipt(begin.minusNanos(1_000)));
        Tills.hand(service, List.of(late)).then().statusCode(200);

        shop.read(environment.token("merchandiser"))
                .get("/assortment-breaches?location=" + store)
                .then()
                .statusCode(200)
                .body("items.purchaseId", contains(purchase.toString()))
                .body("items.rule", contains("DELIVERY_ONLY"))
                .body("items.sku", contains(sku));
        shop.read(environment.customerToken(Ids.next()))
                .get("/assortment-breaches")
                .then()
                .statusCode(403);
        assertThat(shop.read(service).get("/purchases/" + purchase).statusCode())
                .isEqualTo(200);
    }

    private Response exchange(UUID bought, String method) {
        String line = shop.read(service).get("/purchases/" + bought).path("lines[0].lineId");
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel", till,
                "location", store,
                "lines", List.of(Map.of("lineId", line, "quantity", 1, "condition", "SELLABLE")),
                "method", method,
                "take", List.of(Map.of("sku", sku, "quantity", 1))));
        if (method.equals("CARRY_OUT")) {
            body.put("receipt", Map.of("till", "7", "number", UUID.randomUUID().toString()));
            body.put("tenders", List.of());
        }
        return shop.command(service).body(body).post("/purchases/" + bought + "/exchanges");
    }

    private Map<String, Object> receipt(Instant at) {
        return Tills.with(
                Tills.receipt(store, till, List.of(Tills.line(sku, 1, 10_00, 0)), List.of(Tills.tender("CASH", 10_00))),
                "occurredAt",
                at.toString());
    }

    private Response order(String channel, String method) {
        return shop.command(service).body(body(channel, method)).post("/orders");
    }

    private Map<String, Object> body(String channel, String method) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                method,
                "cardToken",
                "tok_visa",
                "lines",
                List.of(Map.of("sku", sku, "quantity", 1))));
        if (!method.equals("SHIP")) {
            body.put("location", store);
        }
        return body;
    }

    private static AssortmentEntry entry(String channel, String sellability) {
        return new AssortmentEntry(channel, sellability, null, null);
    }

    private void restricted(long version, AssortmentEntry... entries) {
        tell(version, true, entries);
        await().atMost(90, SECONDS)
                .until(() -> shop.number("select count(*) from known_assortment where product = ?", product) == 1);
    }

    private void tell(long version, boolean restricted, AssortmentEntry... entries) {
        others.tell(
                Topics.ASSORTMENTS,
                product.toString(),
                version,
                new AssortmentChanged(product, version, restricted, List.of(entries), Instant.now()));
    }
}
