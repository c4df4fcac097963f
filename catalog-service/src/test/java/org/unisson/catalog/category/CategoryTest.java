package org.unisson.catalog.category;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class CategoryTest {

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
    }

    @Test
    void aCategoryMovesWithAllThatIsUnderIt() {
        put("c-home", null).statusCode(201);
        put("c-table", "c-home").statusCode(201);
        put("c-cups", "c-table").statusCode(201);
        put("c-outdoor", null).statusCode(201);
        Map<String, Object> cup = Shelf.product("Tasse", "Cup", shelf.newSku());
        cup.put("categories", List.of("c-cups"));
        UUID productId = Ids.next();
        shelf.putProduct(productId, cup).statusCode(201);

        put("c-table", "c-outdoor").statusCode(200).body("version", equalTo(2));
        put("c-outdoor", "c-cups").statusCode(409).body("type", equalTo("/problems/category-under-itself"));
        put("c-cups", "c-nowhere").statusCode(422).body("type", equalTo("/problems/unknown-category"));
        given().get("/categories/c-table").then().statusCode(200).body("parent", equalTo("c-outdoor"));
    }

    @Test
    void noTwoNeighboursHaveOneAddress() {
        put("s-a", null, "linge").statusCode(201);
        put("s-b", null, "linge").statusCode(409).body("type", equalTo("/problems/slug-of-another-category"));
        put("s-b", "s-a", "linge").statusCode(201);
        put("s-c", null, "Linge de lit").statusCode(400);
    }

    @Test
    void whatProductsNameInWordsIsMade() {
        Map<String, Object> product = Shelf.product("Bol", "Bowl", shelf.newSku());
        product.put("category", "Arts de la table/Bols");
        product.put("brand", "Faïence d'été");
        shelf.putProduct(Ids.next(), product).statusCode(201);

        given().get("/categories/arts-de-la-table.bols")
                .then()
                .statusCode(200)
                .body("parent", equalTo("arts-de-la-table"))
                .body("names.fr", equalTo("Bols"));
        given().get("/brands/faience-d-ete").then().statusCode(200).body("name", equalTo("Faïence d'été"));

        product.put("categories", List.of("no-such-category"));
        shelf.putProduct(Ids.next(), product).statusCode(409);
        product.put("variants", List.of(Shelf.variant(shelf.newSku(), "4006381333931")));
        shelf.putProduct(Ids.next(), product).statusCode(422).body("type", equalTo("/problems/unknown-category"));
    }

    private ValidatableResponse put(String id, String parent) {
        return put(id, parent, null);
    }

    private ValidatableResponse put(String id, String parent, String slug) {
        Map<String, Object> body = new HashMap<>();
        body.put("parent", parent);
        body.put("names", Map.of("fr", id));
        body.put("slugs", slug == null ? null : Map.of("fr", slug));
        body.put("position", 0);
        return shelf.as("merchandiser").body(body).put("/categories/" + id).then();
    }
}
