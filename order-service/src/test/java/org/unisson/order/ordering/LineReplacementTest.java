package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
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
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;
import org.unisson.schemas.Topics;

/** Another SKU instead of a line: all of it or nothing, and the difference alone is paid. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LineReplacementTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    private Editing orders;
    private String service;
    private String sender;

    @BeforeEach
    void aSender() {
        service = environment.token("service");
        sender = others.store();
        orders = new Editing(shop, service, sender);
    }

    @Test
    void theLineStaysUntilTheCheaperOneIsASaleAndTheRestGoesBack() throws Exception {
        UUID order = orders.sold(2);
        UUID other = asked(order, shop.sku(8_00), Map.of())
                .body("setOff.minor", equalTo(8_00))
                .body("refunded.minor", equalTo(2_00))
                .body("surplus.minor", equalTo(0))
                .body("orderId", equalTo(order.toString()))
                .extract()
                .jsonPath()
                .getUUID("replacement.orderId");
        assertThat(open(order)).isEqualTo(2);
        assertThat(owed(order)).isZero();

        orders.reserved(other);

        JsonPath sale = shop.until(service, other, "CONFIRMED");
        assertThat(sale.getList("tenders.kind")).containsExactly("EXCHANGE");
        assertThat(open(order)).isEqualTo(1);
        assertThat(owed(order)).isEqualTo(2_00);
        assertThat(clearing(order)).isZero();
        JsonPath versions = versions(order);
        assertThat(versions.getList("what")).containsExactly("PLACED", "REPLACEMENT_ORDERED", "LINE_REPLACED");
        assertThat(versions.getList("quantity")).containsExactly(null, 1, 1);
        JsonPath seen = shop.order(service, order);
        assertThat(seen.getString("status")).isEqualTo("CONFIRMED");
        assertThat(seen.getList("amendedBy")).containsExactly(other.toString());
    }

    @Test
    void aDearerOneChargesTheDifferenceAloneAndAnOrderOfNothingElseEnds() throws Exception {
        UUID order = orders.sold(1);
        String dearer = shop.sku(12_50);
        ask(service, order, Map.of("sku", dearer))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/payment-missing"));

        UUID other = replacement(order, dearer, Map.of("cardToken", "tok_visa"));
        orders.reserved(other);

        shop.until(service, other, "CONFIRMED");
        new Charges(shop, environment.token("admin")).awaitCharged(other, 2_50);
        assertThat(owed(order)).isZero();
        assertThat(clearing(order)).isZero();
        assertThat(shop.until(service, order, "CANCELLED").getString("reason")).isEqualTo("CUSTOMER");

        // What was paid for the line in the first place, and the difference, go back to their cards.
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + other + "/lines/" + orders.line(other, 0) + "/cancellation")
                .then()
                .statusCode(200);
        assertThat(owed(order)).isEqualTo(10_00);
        assertThat(owed(other)).isEqualTo(2_50);
        assertThat(clearing(order)).isZero();
    }

    @Test
    void anotherSizeCostsWhatWasPaid() {
        UUID order = orders.sold(1);
        String size = shop.sku(15_00);
        variants(shop.order(service, order).getString("lines[0].sku"), size);

        asked(order, size, Map.of())
                .body("setOff.minor", equalTo(10_00))
                .body("surplus.minor", equalTo(0))
                .body("replacement.total.minor", equalTo(10_00));
    }

    @Test
    void whereTheLineIsPickedFirstTheOtherEndsAndNothingIsCharged() throws Exception {
        UUID order = orders.sold(1);
        UUID other = replacement(order, shop.sku(12_00), Map.of("cardToken", "tok_visa"));
        pick(order).then().statusCode(200);

        orders.reserved(other);

        assertThat(shop.until(service, other, "CANCELLED").getString("reason")).isEqualTo("REPLACED_LINE_GONE");
        assertThat(open(order)).isEqualTo(1);
        assertThat(owed(order)).isZero();
        assertThat(versions(order).getList("what")).containsExactly("PLACED", "REPLACEMENT_ORDERED");
        ask(service, order, Map.of("sku", shop.sku(1_00)))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-late-to-change"));
    }

    @Test
    void whereTheLineIsCancelledFirstItIsRefundedOnce() throws Exception {
        UUID order = orders.sold(2);
        UUID other = replacement(order, shop.sku(10_00), Map.of());
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + order + "/lines/" + orders.line(order, 0) + "/cancellation")
                .then()
                .statusCode(200);

        orders.reserved(other);

        assertThat(shop.until(service, other, "CANCELLED").getString("reason")).isEqualTo("REPLACED_LINE_GONE");
        assertThat(owed(order)).isEqualTo(10_00);
        assertThat(clearing(order)).isZero();
    }

    @Test
    void whatCannotBeHadOrPaidLeavesTheLine() throws Exception {
        UUID order = orders.sold(1);
        UUID none = replacement(order, shop.sku(9_00), Map.of());
        shop.refused(none);
        shop.until(service, none, "CANCELLED");

        UUID unpaid = replacement(order, shop.sku(12_00), Map.of("cardToken", "tok_declined"));
        orders.reserved(unpaid);

        assertThat(shop.until(service, unpaid, "CANCELLED").getString("reason")).isEqualTo("PAYMENT_DECLINED");
        assertThat(open(order)).isEqualTo(1);
        assertThat(owed(order)).isZero();
        replacement(order, shop.sku(9_00), Map.of());
    }

    @Test
    void ofAPickAndTheSaleAtOnceOneHasThePieces() throws Exception {
        for (int round = 0; round < 4; round++) {
            UUID order = orders.sold(1);
            UUID other = replacement(order, shop.sku(10_00), Map.of());
            String consignment = orders.consignments(order).getString("[0].consignmentId");

            orders.reserved(other);
            int picked = pick(consignment).statusCode();

            JsonPath decided = await().atMost(40, SECONDS)
                    .until(() -> shop.order(service, other), seen -> !seen.getString("status")
                            .equals("PENDING"));
            boolean replaced = decided.getString("status").equals("CONFIRMED");
            assertThat(picked).isEqualTo(replaced ? 409 : 200);
            assertThat(open(order)).isEqualTo(replaced ? 0 : 1);
            assertThat(clearing(order)).isZero();
        }
    }

    @Test
    void whatIsAskedForTwiceOrWronglyIsRefused() {
        UUID order = orders.sold(1);
        String sku = shop.sku(9_00);
        String same = shop.order(service, order).getString("lines[0].sku");
        ask(service, order, Map.of("sku", same)).then().statusCode(422).body("type", equalTo("/problems/same-sku"));
        ask(service, order, Map.of("sku", sku, "quantity", 2)).then().statusCode(409);
        ask(service, order, Map.of("sku", sku, "version", 99)).then().statusCode(412);
        ask(environment.customerToken(Ids.next()), order, Map.of("sku", sku, "quantity", 0))
                .then()
                .statusCode(400);

        replacement(order, sku, Map.of());

        ask(service, order, Map.of("sku", sku))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/being-replaced"));
        shop.command(service)
                .body(Map.of("sku", sku))
                .post(path(order))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/version"));
    }

    @Test
    void onlyItsCustomerAndWhoServesThemMay() {
        UUID customer = Ids.next();
        UUID order = orders.placed(1, Map.of("customerId", customer.toString()));
        orders.reserved(order);
        shop.until(service, order, "CONFIRMED");
        String sku = shop.sku(9_00);

        ask(environment.customerToken(Ids.next()), order, Map.of("sku", sku))
                .then()
                .statusCode(403);
        ask(environment.customerToken(customer), order, Map.of("sku", sku))
                .then()
                .statusCode(202);
    }

    private ValidatableResponse asked(UUID order, String sku, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("sku", sku);
        return ask(service, order, body).then().statusCode(202);
    }

    private UUID replacement(UUID order, String sku, Map<String, Object> more) {
        return asked(order, sku, more).extract().jsonPath().getUUID("replacement.orderId");
    }

    /** Of its first line, at the version it has. */
    private Response ask(String by, UUID order, Map<String, Object> body) {
        Map<String, Object> all = new HashMap<>(body);
        all.putIfAbsent("version", shop.order(service, order).getLong("version"));
        return shop.command(by).body(all).post(path(order));
    }

    private String path(UUID order) {
        return "/orders/" + order + "/lines/" + orders.line(order, 0) + "/replacement";
    }

    private Response pick(UUID order) {
        return pick(orders.consignments(order).getString("[0].consignmentId"));
    }

    private Response pick(String consignment) {
        return shop.command(service).body(Map.of()).post("/consignments/" + consignment + "/pick");
    }

    private long open(UUID order) {
        return orders.consignments(order).getList("lines.flatten().open", Integer.class).stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private JsonPath versions(UUID order) {
        return shop.read(service)
                .get("/orders/" + order + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private long owed(UUID order) throws SQLException {
        return shop.number("select coalesce(sum(amount), 0)::bigint from card_refund where order_id = ?", order);
    }

    /** What is left between what was given up and what was had instead, on the order's channel. */
    private long clearing(UUID order) throws SQLException {
        return shop.number(
                "select coalesce(sum(amount), 0)::bigint from sales_posting where account = 'EXCHANGE' and channel = ?",
                shop.order(service, order).getString("channel"));
    }

    private void variants(String one, String other) {
        UUID product = Ids.next();
        others.tell(
                Topics.PRODUCTS,
                product.toString(),
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(1L)
                        .setNames(Map.of("en", "Shirt"))
                        .setStatus("ACTIVE")
                        .setVariants(List.of(
                                new Variant(one, null, Map.of("size", "M")),
                                new Variant(other, null, Map.of("size", "L"))))
                        .setChangedAt(Instant.now())
                        .build());
        await().atMost(90, SECONDS)
                .until(() -> shop.number("select count(*) from known_sku where product = ?", product) == 2);
    }
}
