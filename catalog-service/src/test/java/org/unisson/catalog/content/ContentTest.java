package org.unisson.catalog.content;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class ContentTest {

    @LocalStack.Injected
    Environment environment;

    @Test
    void aChannelReadsAllThatIsToldOfAProductInItsLanguage() {
        Shelf shelf = new Shelf(environment);
        String channel = shelf.newChannel();
        put(
                shelf,
                "/product-types/content-vase",
                Map.of(
                        "names",
                        Map.of("fr", "Vase"),
                        "attributes",
                        List.of(
                                attribute(
                                        "height", "NUMBER", "PRODUCT", "label", Map.of("fr", "Hauteur"), "unit", "cm"),
                                attribute("story", "LOCALISED_TEXT", "PRODUCT", "label", Map.of("en", "Story")),
                                attribute(
                                        "glaze",
                                        "LOCALISED_ENUM",
                                        "AXIS",
                                        "values",
                                        List.of(Map.of(
                                                "key",
                                                "sea",
                                                "label",
                                                Map.of("fr", "Mer", "en", "Sea"),
                                                "swatch",
                                                "#004080"))))));
        put(
                shelf,
                "/brands/content-kiln",
                Map.of(
                        "name",
                        "Content Kiln",
                        "policy",
                        Map.of("appointment", true, "namedSeller", false, "noDiscounts", true)));
        UUID older = shelf.newProduct(shelf.newSku());
        String sku = shelf.newSku();
        UUID vase = Ids.next();
        shelf.putProduct(vase, vase(sku, older)).statusCode(201);

        given().header("Accept-Language", "en")
                .get("/products/" + vase + "/content?channel=" + channel)
                .then()
                .statusCode(200)
                .body("sellability", equalTo("SELL"))
                .body("description", equalTo("Tourné à la main"))
                .body("brand.policy.noDiscounts", equalTo(true))
                .body("categories[0].id", contains("home", "home.vases"))
                .body("attributes.name", contains("height", "story"))
                .body("attributes[0].unit", equalTo("cm"))
                .body("attributes[1].text", equalTo("Thrown in Vallauris"))
                .body("media[0].alt", equalTo("A vase"))
                .body("variants[0].options[0].text", equalTo("Sea"))
                .body("variants[0].options[0].swatch", equalTo("#004080"))
                .body("predecessor", equalTo(older.toString()));
        given().get("/products/" + older + "/content")
                .then()
                .statusCode(200)
                .body("successors", contains(vase.toString()));

        put(
                shelf,
                "/channels/" + channel + "/requirements",
                Map.of(
                        "languages",
                        List.of("fr", "en"),
                        "description",
                        true,
                        "brand",
                        true,
                        "category",
                        true,
                        "gtin",
                        false,
                        "attributes",
                        List.of("height"),
                        "images",
                        1));
        shelf.as("merchandiser")
                .get("/products/" + vase + "/completeness?channel=" + channel)
                .then()
                .statusCode(200)
                .body("percentage", equalTo(80))
                .body("missing", hasSize(2));
        shelf.as("merchandiser")
                .get("/products/" + vase + "/completeness?channel=nowhere")
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> vase(String sku, UUID older) {
        Map<String, Object> vase = Shelf.product("Vase", "Vase", sku);
        vase.put("type", "content-vase");
        vase.put("brand", "Content Kiln");
        vase.put("category", "home/vases");
        vase.put("descriptions", Map.of("fr", "Tourné à la main"));
        vase.put("attributes", Map.of("height", 32.5, "story", Map.of("en", "Thrown in Vallauris")));
        vase.put(
                "media",
                List.of(Map.of("url", "https://media.example/v.jpg", "kind", "IMAGE", "alt", Map.of("en", "A vase"))));
        vase.put("variants", List.of(Map.of("sku", sku, "options", Map.of("glaze", "sea"))));
        vase.put("predecessor", older);
        return vase;
    }

    private static Map<String, Object> attribute(String name, String kind, String level, Object... more) {
        Map<String, Object> attribute =
                new HashMap<>(Map.of("name", name, "kind", kind, "level", level, "required", true));
        for (int i = 0; i < more.length; i += 2) {
            attribute.put((String) more[i], more[i + 1]);
        }
        return attribute;
    }

    private static void put(Shelf shelf, String path, Object body) {
        shelf.as("merchandiser").body(body).put(path).then().statusCode(201);
    }
}
