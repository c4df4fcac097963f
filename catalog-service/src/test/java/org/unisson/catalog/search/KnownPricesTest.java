package org.unisson.catalog.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Locale;
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

/** A search remembers what it has priced; whatever changes a price is in the very next search. */
@QuarkusTest
@CatalogTest
class KnownPricesTest {

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;
    private String channel;
    private String word;
    private String sku;
    private UUID product;
    private UUID other;

    @BeforeEach
    void twoProducts() {
        shelf = new Shelf(environment);
        channel = shelf.newChannel();
        sku = shelf.newSku();
        word = "zk" + sku.replaceAll("\\D", "") + "x";
        product = shelf.newProduct(word, word, sku);
        shelf.putPrices(sku, Shelf.price(3_000)).statusCode(201);
        String second = shelf.newSku();
        other = shelf.newProduct(word, word, second);
        shelf.putPrices(second, Shelf.price(2_000)).statusCode(201);
        cheapestFirst(other, product);
        cheapestFirst(other, product);
    }

    @Test
    void aNewPrice() {
        shelf.putPrices(sku, Shelf.price(1_500)).statusCode(200);

        cheapestFirst(product, other);
        assertThat(bands()).isEqualTo(Map.of("1000", 2));
    }

    @Test
    void anOperationThatIsPublished() {
        new Offers(shelf).percentOff(sku, 5_000, Map.of());

        cheapestFirst(product, other);
    }

    @Test
    void aVariantThatComes() {
        String cheap = shelf.newSku();
        Map<String, Object> with = Shelf.product(word, word, sku, cheap);
        with.put(
                "variants",
                List.of(
                        Map.of("sku", sku, "options", Map.of("size", "M")),
                        Map.of("sku", cheap, "options", Map.of("size", "S"))));
        shelf.putProduct(product, with).statusCode(200);
        cheapestFirst(other, product);
        assertThat(counts("size")).containsEntry("S", 1);

        shelf.putPrices(cheap, Shelf.price(900)).statusCode(201);

        cheapestFirst(product, other);
        assertThat(bands()).isEqualTo(Map.of("0", 1, "1000", 1));
    }

    @Test
    void anotherBrand() {
        Map<String, Object> renamed = Shelf.product(word, word, sku);
        renamed.put("brand", "Brume " + word);
        shelf.putProduct(product, renamed).statusCode(200);

        assertThat(counts("brand")).containsEntry("brume-" + word, 1);
    }

    @Test
    void anotherLabel() {
        type("Marine");
        Map<String, Object> navy = Shelf.product(word, word, sku);
        navy.put("type", "known-shades");
        navy.put("variants", List.of(Map.of("sku", sku, "options", Map.of("colour", "zknavy"))));
        shelf.putProduct(product, navy).statusCode(200);
        assertThat(label()).isEqualTo("Marine");
        assertThat(label()).isEqualTo("Marine");

        type("Bleu marine");

        assertThat(label()).isEqualTo("Bleu marine");
    }

    @Test
    void whatIsSuggested() {
        assertThat(suggested(word)).containsExactly(word);
        assertThat(suggested(word)).containsExactly(word);

        String renamed = word + "y";
        shelf.putProduct(product, Shelf.product(renamed, renamed, sku)).statusCode(200);
        assertThat(suggested(word)).containsExactlyInAnyOrder(word, renamed);

        Map<String, Object> brand = Map.of("name", word + " & fils");
        shelf.as("merchandiser")
                .body(brand)
                .put("/brands/zk-" + sku.toLowerCase(Locale.ROOT))
                .then()
                .statusCode(201);
        assertThat(suggested(word)).containsExactlyInAnyOrder(word + " & fils", word, renamed);
    }

    private List<String> suggested(String typed) {
        return given().get("/suggestions?q=" + typed + "&channel=" + channel)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.text", String.class);
    }

    @Test
    void aProductThatIsNotForSaleAnyMore() {
        Map<String, Object> gone = Shelf.product(word, word, sku);
        gone.put("status", "WITHDRAWN");
        shelf.putProduct(product, gone).statusCode(200);

        assertThat(ids(search(null))).containsExactly(other.toString());
    }

    @Test
    void aBudgetThatIsUsedUp() {
        Offers offers = new Offers(shelf);
        offers.percentOff(sku, 5_000, Map.of("budget", Map.of("uses", 1)));
        cheapestFirst(product, other);

        String quote = offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .extract()
                .path("quoteId");
        offers.lock(quote).statusCode(200);

        cheapestFirst(other, product);
    }

    @Test
    void aGuestsPriceIsTheGuestsAlone() {
        UUID guest = Ids.next();
        Offers offers = new Offers(shelf);
        UUID operation = offers.percentOff(sku, 5_000, Map.of("audience", Map.of("invited", true)));
        offers.invite(operation, guest).statusCode(200);

        assertThat(ids(search(guest))).containsExactly(product.toString(), other.toString());
        cheapestFirst(other, product);
        assertThat(ids(search(guest))).containsExactly(product.toString(), other.toString());
    }

    private void cheapestFirst(UUID first, UUID second) {
        assertThat(ids(search(null))).containsExactly(first.toString(), second.toString());
    }

    private void type(String navy) {
        shelf.as("merchandiser")
                .body(Map.of(
                        "names",
                        Map.of("fr", "Nuancier"),
                        "attributes",
                        List.of(Map.of(
                                "name",
                                "colour",
                                "kind",
                                "LOCALISED_ENUM",
                                "level",
                                "AXIS",
                                "required",
                                true,
                                "values",
                                List.of(Map.of("key", "zknavy", "label", Map.of("fr", navy, "en", "Navy")))))))
                .put("/product-types/known-shades")
                .then()
                .statusCode(anyOf(is(200), is(201)));
    }

    private String label() {
        return search(null)
                .getString("facets.facets.find { it.name == 'colour' }.values.find { it.value == 'zknavy' }.label");
    }

    private Map<String, Integer> bands() {
        return counts("price");
    }

    private Map<String, Integer> counts(String facet) {
        List<Map<String, Object>> values =
                search(null).getList("facets.facets.find { it.name == '" + facet + "' }.values");
        return values.stream().collect(java.util.stream.Collectors.toMap(value -> (String) value.get("value"), value ->
                (Integer) value.get("count")));
    }

    private static List<String> ids(JsonPath found) {
        return found.getList("items.productId", String.class);
    }

    private JsonPath search(UUID customer) {
        var asking = given();
        if (customer != null) {
            asking.header("Authorization", "Bearer " + environment.customerToken(customer));
        }
        return asking.get("/search?facets=true&sort=price_asc&q=" + word + "&channel=" + channel)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
