package org.unisson.catalog.scan;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Gtin;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class ScanTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shelf shelf;
    private Inventory inventory;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        inventory = new Inventory(sender);
    }

    @Test
    void aScanShowsTheProductItsSizesAndTheStockHereAndNearby() {
        String here = inventory.newStore();
        String other = inventory.newStore();
        String small = shelf.newSku();
        String medium = shelf.newSku();
        Gtin gtin = Gtin.completing("%012d".formatted(300_000_000_000L + Math.abs(small.hashCode() % 1_000_000)));
        Map<String, Object> shirt = Shelf.product("Chemise", "Shirt", small);
        shirt.put("descriptions", Map.of("fr", "En lin lavé"));
        shirt.put("media", List.of(Map.of("url", "https://media.example/1.jpg", "kind", "IMAGE")));
        shirt.put(
                "variants",
                List.of(
                        Map.of("sku", small, "gtin", gtin.number(), "options", Map.of("size", "S")),
                        Map.of("sku", medium, "options", Map.of("size", "M"))));
        UUID productId = Ids.next();
        shelf.putProduct(productId, shirt).statusCode(201);
        inventory.tell(Inventory.stock(here, small, 1, 1));
        inventory.tell(Inventory.stock(other, small, 1, 4));

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> given().get("/scans/" + gtin + "?location=" + here)
                .then()
                .statusCode(200)
                .body("sku", equalTo(small))
                .body("sellability", equalTo("SELL"))
                .body("description", equalTo("En lin lavé"))
                .body("media", hasSize(1))
                .body("product.variants.options.size", contains("S", "M"))
                .body("product.variants[0].availability.available", equalTo(1))
                .body("nearby.location", contains(other))
                .body("nearby[0].city", equalTo("Lyon"))
                .body("nearby[0].available", equalTo(4)));
        given().get("/scans/4006381333932").then().statusCode(400);
        given().get("/scans/" + Gtin.completing("999999999999")).then().statusCode(404);
    }

    @Test
    void aScanShowsWhatTheChannelCanPromiseHereAndNearby() {
        String here = inventory.newStore();
        String other = inventory.newStore();
        String kiosk = shelf.newChannel();
        String sku = shelf.newSku();
        Gtin gtin = Gtin.completing("%012d".formatted(400_000_000_000L + Math.abs(sku.hashCode() % 1_000_000)));
        Map<String, Object> shirt = Shelf.product("Chemise", "Shirt", sku);
        shirt.put("variants", List.of(Shelf.variant(sku, gtin.number())));
        shelf.putProduct(Ids.next(), shirt).statusCode(201);
        inventory.tell(Inventory.stock(here, sku, 1, 5));
        inventory.tell(Inventory.stock(other, sku, 1, 4));
        String scan = "/scans/" + gtin + "?location=" + here;
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> given().get(scan)
                .then()
                .body("product.variants[0].availability.available", equalTo(5))
                .body("nearby.available", contains(4)));

        inventory.tell(Inventory.policy(kiosk, 1, 50, 0, Map.of(), null));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> given().get(scan + "&channel=" + kiosk)
                .then()
                .body("product.variants[0].availability.available", equalTo(2))
                .body("nearby.available", contains(2)));

        inventory.tell(Inventory.policy(kiosk, 2, 100, 0, Map.of(), List.of(here)));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> given().get(scan + "&channel=" + kiosk)
                .then()
                .body("product.variants[0].availability.available", equalTo(5))
                .body("nearby", hasSize(0)));
        given().get(scan).then().body("nearby.available", contains(4));
    }

    @Test
    void thereAreAsManyBundlesAsTheScarcestPartAllows() {
        String store = inventory.newStore();
        String cup = shelf.newSku();
        String saucer = shelf.newSku();
        shelf.newProduct("Tasse", "Cup", cup);
        shelf.newProduct("Soucoupe", "Saucer", saucer);
        String set = shelf.newSku();
        Map<String, Object> bundle = Shelf.product("Service à thé", "Tea set", set);
        bundle.put(
                "variants",
                List.of(Map.of(
                        "sku",
                        set,
                        "components",
                        List.of(Map.of("sku", cup, "quantity", 6), Map.of("sku", saucer, "quantity", 6)))));
        UUID productId = Ids.next();
        shelf.putProduct(productId, bundle).statusCode(201);
        inventory.tell(Inventory.stock(store, cup, 1, 25));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> available(cup, 25));
        available(set, 0);

        inventory.tell(Inventory.stock(store, saucer, 1, 17));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> available(set, 2));
        inventory.tell(Inventory.stock(store, saucer, 2, 18));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> available(set, 3));

        Map<String, Object> nested = Shelf.product("Grand service", "Big set", shelf.newSku());
        nested.put(
                "variants",
                List.of(Map.of("sku", shelf.newSku(), "components", List.of(Map.of("sku", set, "quantity", 1)))));
        shelf.putProduct(Ids.next(), nested).statusCode(409).body("type", equalTo("/problems/bundle-in-a-bundle"));
    }

    @Test
    void aSuccessorNamesWhatCameBeforeAndNeverItself() {
        UUID first = shelf.newProduct(shelf.newSku());
        String sku = shelf.newSku();
        Map<String, Object> body = Shelf.product("Chemise II", "Shirt II", sku);
        body.put("predecessor", first);
        UUID second = Ids.next();
        shelf.putProduct(second, body).statusCode(201);

        Map<String, Object> circle = Shelf.product("Chemise", "Shirt", shelf.newSku());
        circle.put("predecessor", second);
        shelf.putProduct(first, circle).statusCode(409).body("type", equalTo("/problems/predecessor-of-itself"));
        circle.put("predecessor", Ids.next());
        shelf.putProduct(first, circle).statusCode(422).body("type", equalTo("/problems/unknown-product"));
    }

    private static void available(String sku, int pieces) {
        given().get("/variants/" + sku).then().statusCode(200).body("availability.available", equalTo(pieces));
    }
}
