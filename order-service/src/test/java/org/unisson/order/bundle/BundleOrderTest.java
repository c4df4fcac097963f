package org.unisson.order.bundle;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.events.Bundle;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.ordering.Shop;
import org.unisson.order.quote.QuoteDraft;
import org.unisson.order.quote.Signer;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** A bundle is sold as one, and set aside, picked and returned as its parts. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class BundleOrderTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private final UUID customer = Ids.next();
    private final UUID product = Ids.next();
    private final String outfit = "OUTFIT-" + product;
    private String token;
    private String service;
    private String channel;
    private String shirt;
    private String socks;

    @BeforeEach
    void anOutfitOfAShirtAndThreePairsOfSocks() {
        token = environment.customerToken(customer);
        service = environment.token("service");
        channel = shop.web();
        shirt = shop.sku(20_00);
        socks = shop.sku(5_00);
        tell(1, List.of(new Bundle(outfit, Map.of(shirt, 1, socks, 3))));
        shop.prices(outfit, 1, List.of(Shop.price(null, 29_99, 60)));
        awaitCount("select count(*) from known_price where sku = ?", 1);
        awaitCount("select count(*) from known_sku where sku = ?", 1);
        awaitCount("select count(*) from known_bundle_part where sku = ?", 2);
    }

    @Test
    void itsPartsAreOrderedSetAsideAndReturnedForWhatTheBundleCosts() {
        JsonPath placed = placed(body(1))
                .body("total.minor", equalTo(29_99))
                .body("lines.sku", containsInAnyOrder(shirt, socks))
                .body("lines.partOf.sku", contains(outfit, outfit))
                .extract()
                .jsonPath();
        UUID order = placed.getUUID("orderId");
        String ofShirt = placed.getString("lines.find { it.sku == '" + shirt + "' }.lineId");
        String ofSocks = placed.getString("lines.find { it.sku == '" + socks + "' }.lineId");
        OrderPlaced event = (OrderPlaced)
                told.of(Topics.ORDERS, order.toString(), 1).getFirst().payload();
        assertThat(event.getLines())
                .extracting(line -> line.getSku() + " " + line.getQuantity() + " of "
                        + line.getPartOf().getSku())
                .containsExactlyInAnyOrder(shirt + " 1 of " + outfit, socks + " 3 of " + outfit);

        String store = others.store();
        shop.reserved(
                order,
                1,
                List.of(
                        new ReservedLine(UUID.fromString(ofShirt), shirt, store, 1L, null, null),
                        new ReservedLine(UUID.fromString(ofSocks), socks, store, 3L, null, null)));
        String purchase = shop.until(token, order, "CONFIRMED").getString("purchaseId");
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + order + "/fulfilment")
                .then()
                .statusCode(200);

        // The shirt was 20 of 35 of it; then the socks, pair by pair, give back the rest to the cent.
        assertThat(back(purchase, store, ofShirt)).isEqualTo(17_14);
        int socksBack =
                back(purchase, store, ofSocks) + back(purchase, store, ofSocks) + back(purchase, store, ofSocks);
        assertThat(socksBack).isEqualTo(12_85);
    }

    @Test
    void itIsQuotedAsOneAndItsReductionsAreShared() {
        Signer catalog = Signer.some();
        others.tell(Topics.QUOTE_KEYS, catalog.keyId(), catalog.told());
        await().atMost(90, SECONDS)
                .until(() ->
                        shop.number("select count(*) from known_quote_key where key_id = ?", catalog.keyId()) == 1);
        Map<String, Object> body = body(2);
        body.put(
                "quote",
                catalog.sign(new QuoteDraft(channel, customer)
                        .line(outfit, 2, 29_99, 5_01)
                        .claims()));

        JsonPath placed =
                placed(body).body("total.minor", equalTo(54_97)).extract().jsonPath();

        assertThat(placed.getInt("lines.quoted.reductions.flatten().amount.minor.sum()"))
                .isEqualTo(5_01);
        assertThat(placed.getInt("lines.total.minor.sum()")).isEqualTo(54_97);
    }

    @Test
    void whatIsNoBundleAnyMoreIsSoldAsItIs() {
        tell(2, List.of());
        awaitCount("select count(*) from known_bundle_part where sku = ?", 0);

        placed(body(1)).body("lines.sku", contains(outfit)).body("lines[0].partOf", equalTo(null));
    }

    private int back(String purchase, String store, String line) {
        return shop.command(service)
                .body(Map.of(
                        "channel",
                        channel,
                        "location",
                        store,
                        "lines",
                        List.of(Map.of("lineId", line, "quantity", 1, "condition", "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("total.minor");
    }

    private ValidatableResponse placed(Map<String, Object> body) {
        return shop.command(token).body(body).post("/orders").then().statusCode(202);
    }

    private Map<String, Object> body(long quantity) {
        return new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                "SHIP",
                "cardToken",
                "tok_visa",
                "lines",
                List.of(Map.of("sku", outfit, "quantity", quantity))));
    }

    private void tell(long version, List<Bundle> bundles) {
        others.tell(
                Topics.PRODUCTS,
                product.toString(),
                version,
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(version)
                        .setNames(Map.of("en", "Outfit"))
                        .setStatus("ACTIVE")
                        .setVariants(List.of(new Variant(outfit, null, Map.of())))
                        .setBundles(bundles)
                        .setChangedAt(Instant.now())
                        .build());
    }

    private void awaitCount(String query, long count) {
        await().atMost(90, SECONDS).until(() -> shop.number(query, outfit) == count);
    }
}
