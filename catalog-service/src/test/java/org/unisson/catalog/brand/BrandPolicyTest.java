package org.unisson.catalog.brand;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** R32: a brand is sold as it wants to be. */
@QuarkusTest
@CatalogTest
class BrandPolicyTest {

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;
    private Offers offers;
    private String brand;
    private String sku;
    private String channel;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        offers = new Offers(shelf);
        channel = shelf.newChannel();
        sku = shelf.newSku();
        brand = "Maison " + sku;
        Map<String, Object> product = Shelf.product("Montre", "Watch", sku);
        product.put("brand", brand);
        shelf.putProduct(Ids.next(), product).statusCode(201);
        shelf.putPrices(sku, Shelf.price(10_000)).statusCode(201);
    }

    @Test
    void whatIsNeverReducedIsRefusedByItsName() {
        policy(Map.of("noDiscounts", true));
        UUID operation = Ids.next();
        offers.put(operation, tenPercentOff(Map.of("skus", List.of(sku)))).statusCode(200);

        offers.publish(operation)
                .statusCode(409)
                .body("type", equalTo("/problems/brand-not-reduced"))
                .body("detail", containsString(brand));
        offers.put(operation, tenPercentOff(Map.of("brands", List.of(brand)))).statusCode(200);
        offers.publish(operation).statusCode(409).body("detail", containsString(brand));
        String list = "list-" + sku.toLowerCase(java.util.Locale.ROOT);
        shelf.as("merchandiser")
                .body(Map.of("name", "Club", "currency", "EUR", "reason", "club prices"))
                .put("/price-lists/" + list)
                .then()
                .statusCode(201);
        shelf.putPrices(
                        sku,
                        Shelf.price(10_000),
                        Map.of("list", list, "price", Map.of("minor", 9_999, "currency", "EUR")))
                .statusCode(409)
                .body("type", equalTo("/problems/brand-not-reduced"));
    }

    @Test
    void whatWasPublishedBeforeOrIsOnACategoryNeverLowersIt() {
        offers.percentOff(sku, 1000, Map.of());
        page(9_000);

        policy(Map.of("noDiscounts", true));

        page(10_000);
        offers.quote(Offers.basket(channel, Offers.line(sku, 2)))
                .statusCode(201)
                .body("total.minor", equalTo(20_000))
                .body("reduction.minor", equalTo(0));
        policy(Map.of("noDiscounts", false));
        page(9_000);
    }

    @Test
    void aQuoteSaysWhatIsMissingAndIsSignedOnlyWithIt() {
        policy(Map.of("appointment", true, "namedSeller", true, "sellers", List.of("anne")));

        String unsellable = offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .body("sellable", equalTo(false))
                .body("signed", nullValue())
                .body("lines[0].missing", contains("APPOINTMENT", "NAMED_SELLER"))
                .extract()
                .path("quoteId");
        offers.lock(unsellable).statusCode(409).body("type", equalTo("/problems/brand-policy"));
        offers.quote(served("bert", "A-1"))
                .statusCode(201)
                .body("lines[0].missing", contains("NAMED_SELLER"))
                .body("signed", nullValue());
        offers.quote(served("anne", "A-1"))
                .statusCode(201)
                .body("lines[0].missing", empty())
                .body("sellable", equalTo(true))
                .body("signed", notNullValue());
        given().header("Authorization", "Bearer " + environment.customerToken(Ids.next()))
                .contentType("application/json")
                .body(served("anne", "A-1"))
                .post("/quotes")
                .then()
                .statusCode(403);
    }

    @Test
    void onAnotherChannelItIsNotSold() {
        policy(Map.of("channels", List.of("boutique")));

        offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .body("lines[0].missing", contains("OTHER_CHANNEL"))
                .body("sellable", equalTo(false));
        policy(Map.of("channels", List.of("boutique", channel)));
        offers.quote(Offers.basket(channel, Offers.line(sku, 1))).body("sellable", equalTo(true));
    }

    private Map<String, Object> served(String seller, String appointment) {
        Map<String, Object> basket = Offers.basket(channel, Offers.line(sku, 1));
        basket.put("seller", seller);
        basket.put("appointment", appointment);
        return basket;
    }

    private void policy(Map<String, Object> of) {
        Map<String, Object> policy =
                new HashMap<>(Map.of("appointment", false, "namedSeller", false, "noDiscounts", false));
        policy.putAll(of);
        shelf.as("merchandiser")
                .body(Map.of("name", brand, "policy", policy))
                .put("/brands/" + brand.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
                .then()
                .statusCode(200);
    }

    private void page(int minor) {
        given().get("/variants/" + sku + "?channel=" + channel).then().body("price.minor", equalTo(minor));
    }

    private static Map<String, Object> tenPercentOff(Map<String, Object> targets) {
        Map<String, Object> content = Offers.on("x", Map.of("kind", "percentage", "basisPoints", 1000));
        content.put("targets", targets);
        return content;
    }
}
