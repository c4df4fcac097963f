package org.unisson.catalog.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.values.Gtin;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** R28: who is not invited to a private sale meets its products nowhere, who is invited everywhere. */
@QuarkusTest
@CatalogTest
class PrivateSaleVisibilityTest {

    @LocalStack.Injected
    Environment environment;

    private final UUID guest = Ids.next();
    private Shelf shelf;
    private String word;
    private String gtin;
    private String channel;
    private UUID productId;

    @BeforeEach
    void aPrivateSale() {
        shelf = new Shelf(environment);
        channel = shelf.newChannel();
        String sku = shelf.newSku();
        String number = sku.replaceAll("\\D", "");
        word = "zp" + number + "x";
        gtin = Gtin.completing("%012d".formatted(310_000_000_000L + Long.parseLong(number)))
                .number();
        productId = Ids.next();
        Map<String, Object> product = Shelf.product(word, word, sku);
        product.put("variants", List.of(Map.of("sku", sku, "gtin", gtin, "options", Map.of())));
        shelf.putProduct(productId, product).statusCode(201);
        shelf.putPrices(sku, Shelf.price(channel, 1999)).statusCode(201);
        Offers offers = new Offers(shelf);
        Map<String, Object> sale = Offers.on(sku, Map.of("kind", "percentage", "basisPoints", 5000));
        sale.put("kind", "PRIVATE");
        sale.put("audience", Map.of("invited", true));
        UUID operation = offers.published(sale);
        offers.invite(operation, guest).statusCode(200);
    }

    @Test
    void whoIsNotInvitedMeetsItNowhere() {
        UUID stranger = Ids.next();
        for (UUID somebody : new UUID[] {null, stranger}) {
            get(somebody, "/products?q=" + word).statusCode(200).body("items", empty());
            get(somebody, "/search?facets=true&q=" + word)
                    .statusCode(200)
                    .body("items", empty())
                    .body("facets.total", equalTo(0));
            get(somebody, "/suggestions?q=" + word).statusCode(200).body("items", empty());
            get(somebody, "/products/" + productId).statusCode(404);
            get(somebody, "/products/" + productId + "/content").statusCode(404);
            get(somebody, "/scans/" + gtin).statusCode(404);
        }
    }

    @Test
    void whoIsInvitedMeetsItEverywhereAtItsPrice() {
        get(guest, "/products?q=" + word).body("items.productId", contains(productId.toString()));
        get(guest, "/search?facets=true&q=" + word)
                .body("items.variants[0].price.minor", contains(999))
                .body("facets.total", equalTo(1));
        get(guest, "/suggestions?q=" + word).body("items.text", contains(word));
        get(guest, "/products/" + productId).statusCode(200).body("variants[0].price.minor", equalTo(999));
        get(guest, "/products/" + productId + "/content").statusCode(200);
        get(guest, "/scans/" + gtin).statusCode(200).body("product.variants[0].price.minor", equalTo(999));
    }

    private ValidatableResponse get(UUID customer, String path) {
        var asking = given();
        if (customer != null) {
            asking.header("Authorization", "Bearer " + environment.customerToken(customer));
        }
        return asking.get(path + (path.contains("?") ? "&" : "?") + "channel=" + channel)
                .then();
    }
}
