package org.unisson.catalog.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class SearchTest {

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
    }

    @Test
    void accentsLanguageAndEndingsDoNotMatter() {
        String sku = shelf.newSku();
        UUID boots = shelf.newProduct("Bottes d'équitation imperméables", "Waterproof riding boots", sku);

        for (String asked : List.of("équitation", "EQUITATION", "botte impermeable", "riding boot", "waterproof")) {
            assertThat(find(asked)).as(asked).contains(boots.toString());
        }
        given().header("Accept-Language", "en")
                .queryParam("q", "équitation")
                .get("/products")
                .then()
                .body("items[0].name", equalTo("Waterproof riding boots"))
                .body("items[0].variants[0].sku", equalTo(sku));
    }

    @Test
    void aTypingErrorIsForgiven() {
        UUID umbrella = shelf.newProduct("Parapluie télescopique", "Telescopic umbrella", shelf.newSku());

        assertThat(find("parapluje")).contains(umbrella.toString());
        assertThat(find("umbrela")).contains(umbrella.toString());
    }

    @Test
    void whatIsWithdrawnIsNotFound() {
        String sku = shelf.newSku();
        UUID kettle = shelf.newProduct("Bouilloire", "Kettle", sku);
        assertThat(find("bouilloire")).containsExactly(kettle.toString());

        Map<String, Object> withdrawn = Shelf.product("Bouilloire", "Kettle", sku);
        withdrawn.put("status", "WITHDRAWN");
        shelf.putProduct(kettle, withdrawn).statusCode(200);

        assertThat(find("bouilloire")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List<String> lamps = IntStream.range(0, 7)
                .mapToObj(i -> shelf.newProduct("Lampadaire", "Floor lamp", shelf.newSku())
                        .toString())
                .toList();
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page("lampadaire", cursor);
            found.addAll(page.getList("items.productId", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(found).containsExactlyInAnyOrderElementsOf(lamps);
    }

    @Test
    void withoutWordsEverythingIsListed() {
        shelf.newProduct(shelf.newSku());

        given().queryParam("limit", 1).get("/products").then().statusCode(200).body("items.size()", equalTo(1));
    }

    @Test
    void badParametersAreNamed() {
        given().queryParam("limit", 201).get("/products").then().statusCode(400);
        given().queryParam("cursor", "bm90IGEgY3Vyc29y").get("/products").then().statusCode(400);
        given().queryParam("q", "x".repeat(201)).get("/products").then().statusCode(400);
    }

    private static List<String> find(String text) {
        return given().queryParam("q", text)
                .get("/products")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.productId", String.class);
    }

    private static JsonPath page(String text, String cursor) {
        var request = given().queryParam("q", text).queryParam("limit", 3);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get("/products").then().statusCode(200).extract().jsonPath();
    }
}
