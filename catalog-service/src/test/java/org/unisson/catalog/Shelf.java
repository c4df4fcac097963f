package org.unisson.catalog;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;

/** What the tests say and ask: channels and products with ids of their own. */
public final class Shelf {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Environment environment;

    public Shelf(Environment environment) {
        this.environment = environment;
    }

    public RequestSpecification as(String... roles) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + environment.token(roles));
    }

    /** A new active channel that sells in euros. */
    public String newChannel() {
        String channel = "web-" + NUMBER.incrementAndGet();
        putChannel(channel, true).statusCode(201);
        return channel;
    }

    public ValidatableResponse putChannel(String channel, boolean active) {
        return as("merchandiser")
                .body(channel(active))
                .put("/channels/" + channel)
                .then();
    }

    public static Map<String, Object> channel(boolean active) {
        return Map.of("name", "Le site", "kind", "WEB", "currency", "EUR", "active", active);
    }

    public String newSku() {
        return "SKU-" + NUMBER.incrementAndGet();
    }

    /** A new product of that SKU alone. */
    public UUID newProduct(String sku) {
        return newProduct("Chemise en lin", "Linen shirt", sku);
    }

    public UUID newProduct(String fr, String en, String... skus) {
        UUID productId = Ids.next();
        putProduct(productId, product(fr, en, skus)).statusCode(201);
        return productId;
    }

    public ValidatableResponse putProduct(UUID productId, Map<String, Object> product) {
        return as("merchandiser").body(product).put("/products/" + productId).then();
    }

    public static Map<String, Object> product(String fr, String en, String... skus) {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("brand", "Maison Alizé");
        product.put("category", "women/shirts");
        product.put("names", Map.of("fr", fr, "en", en));
        product.put("status", "ACTIVE");
        product.put(
                "variants",
                Arrays.stream(skus).map(sku -> variant(sku, "4006381333931")).toList());
        return product;
    }

    public static Map<String, Object> variant(String sku, String gtin) {
        return Map.of("sku", sku, "gtin", gtin, "options", Map.of("colour", "navy", "size", "M"));
    }

    public ValidatableResponse putPrices(String sku, Object... prices) {
        return as("merchandiser")
                .body(Map.of("prices", List.of(prices)))
                .put("/prices/" + sku)
                .then();
    }

    /** An assortment that names these products for one channel. */
    public ValidatableResponse restrict(String id, String channel, String sellability, UUID... products) {
        return as("merchandiser")
                .body(Map.of("channels", List.of(channel), "products", List.of(products), "sellability", sellability))
                .put("/assortments/" + id)
                .then();
    }

    public static Map<String, Object> price(long minor) {
        return Map.of("price", Map.of("minor", minor, "currency", "EUR"));
    }

    public static Map<String, Object> price(String channel, long minor) {
        return Map.of("channel", channel, "price", Map.of("minor", minor, "currency", "EUR"));
    }
}
