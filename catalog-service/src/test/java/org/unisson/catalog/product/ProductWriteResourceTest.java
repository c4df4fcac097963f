package org.unisson.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class ProductWriteResourceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
    }

    @Test
    void aProductIsMadeChangedAndToldWhole() {
        String sku = shelf.newSku();
        UUID productId = shelf.newProduct(sku);

        shelf.putProduct(productId, Shelf.product("Chemise en lin", "Linen shirt", sku))
                .statusCode(200)
                .body("version", equalTo(1));
        shelf.putProduct(productId, Shelf.product("Chemise", "Shirt", sku))
                .statusCode(200)
                .body("version", equalTo(2))
                .header("ETag", "\"2\"");

        var told = new Published(environment, codec).await(Topics.PRODUCTS, productId.toString(), 2);
        assertThat(told).extracting(Published.Told::version).containsExactly(1L, 2L);
        ProductChanged last = (ProductChanged) told.getLast().state();
        assertThat(last.getNames()).isEqualTo(Map.of("fr", "Chemise", "en", "Shirt"));
        assertThat(last.getVariants()).singleElement().satisfies(variant -> {
            assertThat(variant.getSku()).isEqualTo(sku);
            assertThat(variant.getOptions()).isEqualTo(Map.of("colour", "navy", "size", "M"));
        });
    }

    @Test
    void aSkuBelongsToOneProduct() {
        String sku = shelf.newSku();
        UUID owner = shelf.newProduct(sku);

        shelf.putProduct(Ids.next(), Shelf.product("Robe", "Dress", sku))
                .statusCode(409)
                .body("type", equalTo("/problems/sku-of-another-product"));

        String other = shelf.newSku();
        shelf.putProduct(owner, Shelf.product("Chemise", "Shirt", other)).statusCode(200);
        shelf.newProduct("Robe", "Dress", sku);
        given().get("/variants/" + sku).then().statusCode(200).body("name", equalTo("Robe"));
    }

    @Test
    void badInputIsNamed() {
        String sku = shelf.newSku();
        Map<String, Object> badGtin = Shelf.product("Chemise", "Shirt", sku);
        badGtin.put("variants", List.of(Shelf.variant(sku, "4006381333932")));
        shelf.putProduct(Ids.next(), badGtin)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo("/variants/0/gtin"));

        Map<String, Object> unknown = Shelf.product("Chemise", "Shirt", sku);
        unknown.put("colour", "red");
        shelf.putProduct(Ids.next(), unknown).statusCode(400).body("violations[0].pointer", equalTo("/colour"));

        shelf.putProduct(Ids.next(), Shelf.product("x".repeat(201), "Shirt", sku))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/names"));
        shelf.putProduct(Ids.next(), Shelf.product("Chemise", "Shirt", sku, sku))
                .statusCode(400);
        shelf.putProduct(
                        Ids.next(),
                        Shelf.product(
                                "Chemise",
                                "Shirt",
                                IntStream.range(0, 201).mapToObj(i -> "V" + i).toArray(String[]::new)))
                .statusCode(400);
        shelf.as("merchandiser")
                .body("{\"names\": {\"fr\":")
                .put("/products/" + Ids.next())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void onlyStaffWrites() {
        var body = Shelf.product("Chemise", "Shirt", shelf.newSku());
        given().contentType(ContentType.JSON)
                .body(body)
                .put("/products/" + Ids.next())
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.forgedToken(TokenRequest.of("merchandiser")))
                .body(body)
                .put("/products/" + Ids.next())
                .then()
                .statusCode(401);
        shelf.as("associate").body(body).put("/products/" + Ids.next()).then().statusCode(403);
    }

    @Test
    void oneBadItemDoesNotStopTheBatch() {
        String taken = shelf.newSku();
        shelf.newProduct(taken);
        UUID known = Ids.next();
        Map<String, Object> unchanged = item(known, shelf.newSku());
        shelf.putProduct(known, without(unchanged, "productId")).statusCode(201);
        Map<String, Object> bad = item(Ids.next(), shelf.newSku());
        bad.put("variants", List.of(Shelf.variant("B", "123")));

        batch(item(Ids.next(), shelf.newSku()), bad, unchanged, item(Ids.next(), taken), Map.of("status", "ACTIVE"))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("rejected.index", contains(1, 3, 4))
                .body("rejected[0].key", equalTo(bad.get("productId").toString()))
                .body("rejected[0].problem.violations[0].pointer", equalTo("/variants/0/gtin"))
                .body("rejected[1].problem.status", equalTo(409))
                .body("rejected[2].problem.violations[0].pointer", equalTo("/productId"));
    }

    @Test
    void aBatchTakesFiveHundredAndNoMore() {
        List<Map<String, Object>> items = new ArrayList<>();
        IntStream.range(0, 500).forEach(i -> items.add(item(Ids.next(), shelf.newSku(), shelf.newSku())));

        batch(items.toArray()).statusCode(200).body("accepted", equalTo(500)).body("rejected", hasSize(0));
        batch(items.toArray()).statusCode(200).body("unchanged", equalTo(500));

        batch(Collections.nCopies(501, items.getFirst()).toArray())
                .statusCode(413)
                .body("type", equalTo("/problems/batch-too-large"));
    }

    @Test
    void aProductTwiceInABatchEndsAsItsLastItemSays() {
        String sku = shelf.newSku();
        UUID productId = Ids.next();
        Map<String, Object> second = item(productId, sku);
        second.put("brand", "Autre");

        batch(item(productId, sku), second).statusCode(200).body("accepted", equalTo(2));

        given().get("/variants/" + sku).then().body("brand", equalTo("Autre")).body("version", equalTo(2));
        assertThat(new Published(environment, codec).await(Topics.PRODUCTS, productId.toString(), 2))
                .extracting(Published.Told::version)
                .containsExactly(1L, 2L);
    }

    private ValidatableResponse batch(Object... items) {
        return shelf.as("service")
                .body(Map.of("products", List.of(items)))
                .post("/products/batch")
                .then();
    }

    private static Map<String, Object> item(UUID productId, String... skus) {
        Map<String, Object> item = new HashMap<>(Shelf.product("Chemise", "Shirt", skus));
        item.put("productId", productId);
        return item;
    }

    private static Map<String, Object> without(Map<String, Object> map, String key) {
        Map<String, Object> rest = new HashMap<>(map);
        rest.remove(key);
        return rest;
    }
}
