package org.unisson.order.brandpolicy;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.events.BrandChanged;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.schemas.Topics;

/** R32: what a brand does not want to be sold so is refused, and flagged where a till has sold it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class BrandRulesTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private final UUID customer = Ids.next();
    private String brand;
    private String sku;
    private String channel;
    private String shopper;
    private String seller;

    @BeforeEach
    void open() {
        brand = "brand-" + UUID.randomUUID();
        channel = shop.web();
        sku = shop.sku(50_00);
        shopper = environment.customerToken(customer);
        seller = environment.token(TokenRequest.of("agent"));
    }

    @Test
    void onlyTheNamedSellerSellsIt() {
        policy(false, true, List.of("local-agent"));

        String own = cart(shopper, null);
        checkout(shopper, own, null)
                .statusCode(422)
                .body("type", equalTo("/problems/brand-policy"))
                .body("violations[0].pointer", containsString("/lines/"))
                .body("violations[0].message", containsString(brand));

        checkout(seller, own, null).statusCode(202);
    }

    @Test
    void whatTheNamedSellerHasPutThereTheShopperPays() {
        policy(false, true, List.of("local-agent"));

        checkout(shopper, cart(seller, customer), null).statusCode(202);
    }

    @Test
    void anotherSellerDoesNot() {
        policy(false, true, List.of("anne"));

        checkout(seller, cart(seller, customer), null).statusCode(422);
    }

    @Test
    void byAppointmentItTakesItsReference() throws SQLException {
        policy(true, false, List.of());
        String cart = cart(shopper, null);

        checkout(shopper, cart, null).statusCode(422);
        UUID order = checkout(shopper, cart, "A-2026-1")
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");

        assertThat(shop.number(
                        "select count(*) from order_appointment where reference = 'A-2026-1' and order_id = ?", order))
                .isEqualTo(1);
    }

    @Test
    void anOrderWithoutACartObeysToo() throws SQLException {
        policy(true, true, List.of("local-agent"));

        order(shopper, "A-2026-2")
                .statusCode(422)
                .body("type", equalTo("/problems/brand-policy"))
                .body("violations.pointer", contains("/lines/0"))
                .body("violations.message", contains(containsString("named sellers")));
        order(seller, null).statusCode(422).body("violations.message", contains(containsString("appointment")));
        UUID order =
                order(seller, "A-2026-2").statusCode(202).extract().jsonPath().getUUID("orderId");

        assertThat(shop.text("select reference from order_appointment where order_id = ?", order))
                .isEqualTo("A-2026-2");
    }

    @Test
    void aPriceAgreedElsewhereIsNotJudgedAgain() {
        policy(true, true, List.of("anne"));

        shop.command(environment.token("service"))
                .body(Map.of(
                        "channel",
                        channel,
                        "method",
                        "SHIP",
                        "cardToken",
                        "tok_visa",
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", 1, "unitPrice", Tills.eur(1_00)))))
                .post("/orders")
                .then()
                .statusCode(202);
    }

    @Test
    void whatIsTakenForGoodsThatCameBackObeysToo() throws SQLException {
        policy(true, true, List.of("local-agent"));
        String store = others.store();
        String free = shop.sku(50_00);
        UUID first = Tills.sold(environment.token("service"), plain(store, free));
        UUID second = Tills.sold(environment.token("service"), plain(store, free));

        exchange(environment.token(TokenRequest.of("associate").inStores(store)), first, store, "SHIP", "A-3")
                .statusCode(422)
                .body("type", equalTo("/problems/brand-policy"))
                .body("violations.pointer", contains("/take/0"))
                .body("violations.message", contains(containsString("named sellers")));
        exchange(seller, first, store, "SHIP", null)
                .statusCode(422)
                .body("violations.message", contains(containsString("appointment")));
        UUID order = exchange(seller, first, store, "SHIP", "A-3")
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("orderId");
        assertThat(shop.text("select reference from order_appointment where order_id = ?", order))
                .isEqualTo("A-3");

        exchange(seller, second, store, "CARRY_OUT", "A-4").statusCode(201);
        shop.read(environment.token("merchandiser"))
                .get("/assortment-breaches?location=" + store)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void aShopperAnnouncesNoExchangeForWhatIsSoldByAppointment() {
        policy(true, false, List.of());
        String store = others.store();
        String free = shop.sku(60_00);
        UUID purchase =
                Tills.sold(environment.token("service"), Tills.with(plain(store, free), "customerId", customer));

        shop.command(shopper)
                .body(Map.of(
                        "channel",
                        channel,
                        "method",
                        "SHIP",
                        "lines",
                        List.of(Map.of("lineId", line(purchase), "quantity", 1)),
                        "take",
                        List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/purchases/" + purchase + "/exchange-announcements")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/brand-policy"));
    }

    @Test
    void aReceiptIsTakenAndSaysWhichLineBrokeWhichPolicy() {
        policy(true, true, List.of("anne"));
        String store = others.store();
        String tills = others.channel("EUR");
        String free = shop.sku(10_00);

        UUID unattended = Tills.sold(environment.token("service"), receipt(store, tills, free, null, null));
        UUID unknown = Tills.sold(environment.token("service"), receipt(store, tills, free, "bert", "A-1"));
        Tills.sold(environment.token("service"), receipt(store, tills, free, "anne", "A-1"));

        shop.read(environment.token("merchandiser"))
                .get("/assortment-breaches?location=" + store)
                .then()
                .statusCode(200)
                .body("items.purchaseId", contains(unattended.toString(), unknown.toString()))
                .body("items.rule", contains("BRAND_APPOINTMENT", "BRAND_SELLER"))
                .body("items.sku", contains(sku, sku));
    }

    @Test
    void aReceiptThatTellsAnotherSellerIsAnotherReceipt() {
        String store = others.store();
        Map<String, Object> receipt = receipt(store, others.channel("EUR"), sku, "anne", "A-1");
        Tills.sold(environment.token("service"), receipt);

        Tills.hand(
                        environment.token("service"),
                        List.of(receipt, Tills.with(receipt, "seller", "bert"), Tills.with(receipt, "seller", "\n")))
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("rejected.problem.status", contains(409, 400));
    }

    private Map<String, Object> plain(String store, String free) {
        return Tills.receipt(
                store, channel, List.of(Tills.line(free, 1, 50_00, 0)), List.of(Tills.tender("CASH", 50_00)));
    }

    private String line(UUID purchase) {
        return shop.read(environment.token("service"))
                .get("/purchases/" + purchase)
                .then()
                .statusCode(200)
                .extract()
                .path("lines[0].lineId");
    }

    private ValidatableResponse exchange(String token, UUID purchase, String store, String method, String appointment) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "location",
                store,
                "method",
                method,
                "lines",
                List.of(Map.of("lineId", line(purchase), "quantity", 1, "condition", "SELLABLE")),
                "take",
                List.of(Map.of("sku", sku, "quantity", 1))));
        if (method.equals("CARRY_OUT")) {
            body.put("receipt", Map.of("till", "7", "number", UUID.randomUUID().toString()));
        }
        if (appointment != null) {
            body.put("appointment", appointment);
        }
        return shop.command(token)
                .body(body)
                .post("/purchases/" + purchase + "/exchanges")
                .then();
    }

    private Map<String, Object> receipt(String store, String tills, String free, String by, String appointment) {
        return Tills.with(
                Tills.with(
                        Tills.receipt(
                                store,
                                tills,
                                List.of(Tills.line(free, 1, 10_00, 0), Tills.line(sku, 1, 50_00, 0)),
                                List.of(Tills.tender("CASH", 60_00))),
                        "seller",
                        by),
                "appointment",
                appointment);
    }

    private ValidatableResponse order(String token, String appointment) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                "SHIP",
                "cardToken",
                "tok_visa",
                "lines",
                List.of(Map.of("sku", sku, "quantity", 1))));
        if (appointment != null) {
            body.put("appointment", appointment);
        }
        return shop.command(token).body(body).post("/orders").then();
    }

    private void policy(boolean appointment, boolean named, List<String> sellers) {
        UUID product = Ids.next();
        others.tell(
                Topics.PRODUCTS,
                product.toString(),
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(1L)
                        .setNames(Map.of("en", "Watch"))
                        .setStatus("ACTIVE")
                        .setBrandId(brand)
                        .setVariants(List.of(new Variant(sku, null, Map.of())))
                        .setChangedAt(Instant.now())
                        .build());
        others.tell(
                Topics.BRANDS,
                brand,
                new BrandChanged(brand, 1L, appointment, named, false, sellers, List.of(), Instant.now()));
        await().atMost(90, SECONDS)
                .until(() -> shop.number(
                                "select count(*) from known_sku k join branded_product p on p.product = k.product"
                                        + " join brand_policy b using (brand_id) where k.sku = ?",
                                sku)
                        == 1);
    }

    private String cart(String token, UUID of) {
        String cart = shop.cart(token, channel, of).getString("cartId");
        shop.add(token, cart, sku, 1, channel).then().statusCode(201);
        return cart;
    }

    private ValidatableResponse checkout(String token, String cart, String appointment) {
        Map<String, Object> body = new HashMap<>(Map.of("channel", channel, "method", "SHIP", "cardToken", "tok_visa"));
        if (appointment != null) {
            body.put("appointment", appointment);
        }
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", Ids.next().toString())
                .body(body)
                .post("/carts/" + cart + "/checkout")
                .then();
    }
}
