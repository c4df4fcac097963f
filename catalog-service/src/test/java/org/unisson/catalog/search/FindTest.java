package org.unisson.catalog.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class FindTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shelf shelf;
    private String word;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        // A word of this test alone, that no stemmer changes.
        word = "zq" + shelf.newSku().replaceAll("\\D", "") + "x";
    }

    @Test
    void whatIsFoundIsNarrowedByWhatItDiffersIn() {
        UUID navy = product("Alpha", "navy", 1_000);
        UUID red = product("Alpha", "red", 3_000);
        UUID green = product("Beta", "green", 6_000);

        JsonPath all = search("facets=true").extract().jsonPath();
        assertThat(all.getList("items.productId")).hasSize(3);
        assertThat(all.getInt("facets.total")).isEqualTo(3);
        assertThat(all.getBoolean("facets.capped")).isFalse();
        assertThat(counts(all, "brand")).isEqualTo(Map.of("alpha", 2, "beta", 1));
        assertThat(counts(all, "colour")).isEqualTo(Map.of("navy", 1, "red", 1, "green", 1));
        assertThat(counts(all, "price")).isEqualTo(Map.of("1000", 1, "2500", 1, "5000", 1));
        assertThat(counts(all, "category")).containsEntry("women", 3).containsEntry("women.shirts", 3);

        found("filter=brand:alpha", navy, red);
        found("filter=colour:navy&filter=colour:green", navy, green);
        found("filter=brand:alpha&filter=colour:green");
        found("priceFrom=3000", red, green);
        found("priceFrom=3000&priceTo=3000", red);
        found("category=women", navy, red, green);
        search("sort=price_desc").body("items.productId", contains(text(green, red, navy)));
        search("sort=price_asc").body("items.productId", contains(text(navy, red, green)));
        search("sort=newest").body("items.productId", contains(text(green, red, navy)));
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfPrices() {
        List<String> products = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            products.add(product("Alpha", "navy", 1_000 + i / 2).toString());
        }
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonPath page =
                    search("limit=2&sort=price_desc&cursor=" + next).extract().jsonPath();
            found.addAll(page.getList("items.productId", String.class));
            next = page.getString("next");
        } while (next != null);

        assertThat(found).containsExactlyInAnyOrderElementsOf(products).startsWith(products.get(4));
    }

    @Test
    void whatIsOnAShelfNearbyIsFound() {
        Inventory inventory = new Inventory(sender);
        String lyon = inventory.newStore();
        UUID here = product("Alpha", "navy", 1_000);
        product("Alpha", "red", 1_000);
        String sku = given().get("/products/" + here).jsonPath().getString("variants[0].sku");
        inventory.tell(Inventory.stock(lyon, sku, 1, 2));

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> found("location=" + lyon, here));
        found("available=true", here);
        found("near=45.75,4.85&within=5", here);
        found("near=48.85,2.35&within=50");
    }

    @Test
    void whatMeansTheSameIsFound() {
        UUID sweater = Ids.next();
        shelf.putProduct(sweater, Shelf.product("Chandail " + word, "Sweater " + word, shelf.newSku()))
                .statusCode(201);
        ask("q=zqpulover " + word).body("items", hasSize(0));

        shelf.as("merchandiser")
                .body(Map.of("words", List.of("zqpulover", "chandail")))
                .put("/synonyms/sweater")
                .then()
                .statusCode(201);

        ask("q=zqpulover " + word).body("items.productId", contains(sweater.toString()));
    }

    @Test
    void aTypingErrorIsForgivenAndWhatATypeCallsAColourIsShown() {
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
                                List.of(Map.of(
                                        "key",
                                        "zqnavy",
                                        "label",
                                        Map.of("fr", "Marine", "en", "Navy"),
                                        "swatch",
                                        "#000080"))))))
                .put("/product-types/find-shades")
                .then()
                .statusCode(201);
        Map<String, Object> body = Shelf.product("Parapente " + word, "Paraglider " + word, shelf.newSku());
        body.put("type", "find-shades");
        body.put("variants", List.of(Map.of("sku", shelf.newSku(), "options", Map.of("colour", "zqnavy"))));
        UUID productId = Ids.next();
        shelf.putProduct(productId, body).statusCode(201);

        ask("q=parapante " + word + "&facets=true")
                .body("items.productId", hasItem(productId.toString()))
                .body(
                        "facets.facets.find { it.name == 'colour' }.values.find { it.value == 'zqnavy' }.label",
                        equalTo("Marine"))
                .body(
                        "facets.facets.find { it.name == 'colour' }.values.find { it.value == 'zqnavy' }.swatch",
                        equalTo("#000080"));
    }

    @Test
    void whatSomebodyMayBeTypingIsSuggested() {
        shelf.newProduct("Trottinette " + word, "Scooter " + word, shelf.newSku());

        given().get("/suggestions?q=trottin " + word.substring(0, word.length() - 1))
                .then()
                .statusCode(200)
                .body("items.text", hasItem("Trottinette " + word));
        given().get("/suggestions?q=maison al").then().statusCode(200);
        given().get("/suggestions?q=%27:*|%26").then().statusCode(200).body("items", hasSize(0));
        given().get("/suggestions").then().statusCode(400);
    }

    @Test
    void badParametersAreNamed() {
        for (String bad : List.of(
                "filter=colour",
                "near=paris",
                "near=95,0",
                "near=48,2&within=-1",
                "near=48,2&within=NaN",
                "sort=luck",
                "cursor=bm90IGEgY3Vyc29y",
                "limit=0")) {
            given().get("/search?" + bad).then().statusCode(400);
        }
    }

    private UUID product(String brand, String colour, long price) {
        UUID productId = Ids.next();
        String sku = shelf.newSku();
        Map<String, Object> body = Shelf.product("Objet " + word, "Thing " + word, sku);
        body.put("brand", brand);
        body.put("variants", List.of(Map.of("sku", sku, "options", Map.of("colour", colour))));
        shelf.putProduct(productId, body).statusCode(201);
        shelf.putPrices(sku, Shelf.price(price)).statusCode(201);
        return productId;
    }

    private ValidatableResponse search(String query) {
        return ask("q=" + word + "&" + query);
    }

    private static ValidatableResponse ask(String query) {
        return given().get("/search?" + query).then().statusCode(200);
    }

    private void found(String query, UUID... expected) {
        assertThat(search(query).extract().jsonPath().getList("items.productId", String.class))
                .containsExactlyInAnyOrder(text(expected));
    }

    private static String[] text(UUID... ids) {
        return Arrays.stream(ids).map(UUID::toString).toArray(String[]::new);
    }

    private static Map<String, Integer> counts(JsonPath found, String facet) {
        List<Map<String, Object>> values = found.getList("facets.facets.find { it.name == '" + facet + "' }.values");
        return values.stream()
                .collect(Collectors.toMap(value -> (String) value.get("value"), value -> (Integer) value.get("count")));
    }
}
