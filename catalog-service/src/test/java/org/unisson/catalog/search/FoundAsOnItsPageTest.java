package org.unisson.catalog.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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

/** A search remembers the offers it has read; whatever changes on a product's page has changed in the very next search. */
@QuarkusTest
@CatalogTest
class FoundAsOnItsPageTest {

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;
    private String channel;
    private String word;
    private String sku;
    private UUID product;

    @BeforeEach
    void aProductThatIsKnown() {
        shelf = new Shelf(environment);
        channel = shelf.newChannel();
        sku = shelf.newSku();
        word = "zo" + sku.replaceAll("\\D", "") + "x";
        product = shelf.newProduct(word, word, sku);
        shelf.putPrices(sku, Shelf.price(3_000)).statusCode(201);
        same();
        same();
    }

    @Test
    void priceAndOperation() {
        shelf.putPrices(sku, Shelf.price(2_000), Shelf.price(channel, 1_900)).statusCode(200);
        assertThat(price(same())).isEqualTo(1_900);

        new Offers(shelf).percentOff(sku, 5_000, Map.of());
        assertThat(price(same())).isEqualTo(950);
    }

    @Test
    void variantsAndNames() {
        Map<String, Object> content = Shelf.product(word + " neuve", word + " anew", sku, shelf.newSku());
        content.put("brand", "Brume");
        content.put("variants", List.of(variant(shelf.newSku(), "S"), variant(sku, "M")));
        shelf.putProduct(product, content).statusCode(200);

        assertThat(variants(same())).hasSize(2);
    }

    @Test
    void stockAndPlaces() throws SQLException {
        String store = "3" + sku.replaceAll("\\D", "") + "777";
        execute("insert into location (gln, version, open) values ('" + store + "', 1, true)");
        execute("insert into availability values ('" + sku + "', '" + store + "', 1, 4)");
        assertThat(available(same())).isEqualTo(4);

        execute("update availability set available = 3, version = 2 where location = '" + store + "'");
        assertThat(available(same())).isEqualTo(3);

        execute("update location set open = false, version = 2 where gln = '" + store + "'");
        assertThat(available(same())).isZero();

        execute("update location set open = true, version = 3 where gln = '" + store + "'");
        shelf.putChannel(channel, false).statusCode(200);
        assertThat(available(same())).isZero();
    }

    @Test
    void aBundleIsThereAsOftenAsItsParts() throws SQLException {
        String store = "3" + sku.replaceAll("\\D", "") + "778";
        execute("insert into location (gln, version, open) values ('" + store + "', 1, true)");
        String part = shelf.newSku();
        execute("insert into availability values ('" + part + "', '" + store + "', 1, 5)");
        execute("insert into bundle_component values ('" + sku + "', '" + part + "', 2)");
        assertThat(available(same())).isEqualTo(2);

        execute("update availability set available = 1, version = 2 where location = '" + store + "'");
        assertThat(available(same())).isZero();
    }

    @Test
    void reviews() throws SQLException {
        execute("insert into product_rating (product_id, version, stars_5) values ('" + product + "', 1, 1)");
        same();
        execute("update product_rating set version = 2, stars_1 = 1 where product_id = '" + product + "'");
        same();
    }

    @Test
    void anAssortmentThatEnds() throws SQLException {
        execute("update product set assortment = '[{\"channel\": \"" + channel
                + "\", \"sellability\": \"SELL\", \"from\": null, \"to\": null}]' where product_id = '" + product
                + "'");
        same();
        execute("update product set assortment = '[]' where product_id = '" + product + "'");
        assertThat(items(null)).isEmpty();
    }

    @Test
    void aBudgetThatIsUsedUp() {
        Offers offers = new Offers(shelf);
        offers.percentOff(sku, 5_000, Map.of("budget", Map.of("uses", 1)));
        assertThat(price(same())).isEqualTo(1_500);
        assertThat(price(same())).isEqualTo(1_500);

        String quote = offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .extract()
                .path("quoteId");
        offers.lock(quote).statusCode(200);

        assertThat(price(same())).isEqualTo(3_000);
    }

    @Test
    void aGuestsPriceIsTheGuestsAlone() {
        UUID guest = Ids.next();
        Offers offers = new Offers(shelf);
        UUID operation = offers.percentOff(sku, 5_000, Map.of("audience", Map.of("invited", true)));
        offers.invite(operation, guest).statusCode(200);

        assertThat(price(items(guest).getFirst())).isEqualTo(1_500);
        assertThat(price(same())).isEqualTo(3_000);
        assertThat(price(items(guest).getFirst())).isEqualTo(1_500);
    }

    /** The one hit, which is what the product's page says at the same time. */
    private Map<String, Object> same() {
        List<Map<String, Object>> items = items(null);
        assertThat(items).hasSize(1);
        Map<String, Object> page = given().get("/products/" + product + "?channel=" + channel)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(timeless(items.getFirst())).isEqualTo(timeless(page));
        return items.getFirst();
    }

    private List<Map<String, Object>> items(UUID customer) {
        var asking = given();
        if (customer != null) {
            asking.header("Authorization", "Bearer " + environment.customerToken(customer));
        }
        return asking.get("/search?q=" + word + "&channel=" + channel)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    // As of when stock is complete moves on between two questions.
    private static Object timeless(Object json) {
        return switch (json) {
            case Map<?, ?> object -> {
                Map<Object, Object> copy = new HashMap<>();
                object.forEach((name, value) -> {
                    if (!"asOf".equals(name)) {
                        copy.put(name, timeless(value));
                    }
                });
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(timeless(value)));
                yield copy;
            }
            case null -> "";
            default -> json;
        };
    }

    private static List<?> variants(Map<String, Object> item) {
        return (List<?>) item.get("variants");
    }

    private static int price(Map<String, Object> item) {
        return number(item, "price", "minor");
    }

    private static int available(Map<String, Object> item) {
        return number(item, "availability", "available");
    }

    private static int number(Map<String, Object> item, String object, String name) {
        Map<?, ?> variant = (Map<?, ?>) variants(item).getFirst();
        return ((Number) ((Map<?, ?>) variant.get(object)).get(name)).intValue();
    }

    private static Map<String, Object> variant(String sku, String size) {
        return Map.of("sku", sku, "options", Map.of("size", size));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
