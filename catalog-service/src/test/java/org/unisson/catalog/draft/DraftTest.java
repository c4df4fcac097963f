package org.unisson.catalog.draft;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class DraftTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    private Shelf shelf;
    private String sku;
    private UUID productId;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        sku = shelf.newSku();
        productId = shelf.newProduct("Théière", "Teapot", sku);
    }

    @Test
    void aDraftIsSeenByNobodyUntilItIsPublished() {
        draft("Théière en fonte").statusCode(201);
        given().get("/variants/" + sku).then().body("name", equalTo("Théière"));

        String key = Ids.next().toString();
        publish(key, null, null).statusCode(200).body("version", equalTo(2));
        publish(key, null, null).statusCode(200).body("version", equalTo(2));

        given().get("/variants/" + sku).then().body("name", equalTo("Théière en fonte"));
        assertThat(new Published(environment, codec).await(Topics.PRODUCTS, productId.toString(), 2))
                .extracting(Published.Told::version)
                .containsExactly(1L, 2L);
        read().statusCode(404);
        publish(Ids.next().toString(), null, null).statusCode(404);
    }

    @Test
    void aDraftIsPublishedAtItsInstantAndOnce() {
        draft("Théière de demain").statusCode(201);
        publish(Ids.next().toString(), null, Instant.now().plus(Duration.ofDays(1)))
                .statusCode(202);
        read().statusCode(200).body("publishAt", notNullValue());
        given().get("/variants/" + sku).then().body("version", equalTo(1));

        publish(Ids.next().toString(), null, Instant.now().plusMillis(300)).statusCode(202);

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> given().get("/variants/" + sku)
                .then()
                .body("name", equalTo("Théière de demain"))
                .body("version", equalTo(2)));
        read().statusCode(404);
    }

    @Test
    void whatWasPublishedMeanwhileIsNotLost() {
        draft("Théière du brouillon").statusCode(201);
        shelf.putProduct(productId, Shelf.product("Théière du jour", "Teapot", sku))
                .statusCode(200);

        publish(Ids.next().toString(), null, null).statusCode(412);
        publish(Ids.next().toString(), null, Instant.now().plusMillis(200)).statusCode(202);

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() ->
                        read().statusCode(200).body("publishAt", nullValue()).body("refusal.status", equalTo(412)));
        given().get("/variants/" + sku).then().body("name", equalTo("Théière du jour"));

        draft("Théière du brouillon").statusCode(200);
        publish(Ids.next().toString(), null, null).statusCode(200).body("version", equalTo(3));
    }

    @Test
    void twoWhoWriteOnOneDraftDoNotLoseEachOthersWork() {
        draft("Théière une").statusCode(201);
        shelf.as("merchandiser")
                .header("If-Match", "\"1\"")
                .body(Shelf.product("Théière deux", "Teapot", sku))
                .put(path("/draft"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        shelf.as("merchandiser")
                .header("If-Match", "\"1\"")
                .body(Shelf.product("Théière trois", "Teapot", sku))
                .put(path("/draft"))
                .then()
                .statusCode(412);
        publish(Ids.next().toString(), "\"1\"", null).statusCode(412);
        publish(Ids.next().toString(), "\"2\"", null).statusCode(200);
    }

    @Test
    void whatMayNotBePublishedSaysWhy() {
        Map<String, Object> untyped = Shelf.product("Théière", "Teapot", sku);
        untyped.put("type", "no-such-type");
        shelf.as("merchandiser").body(untyped).put(path("/draft")).then().statusCode(201);

        read().statusCode(200).body("problem.type", equalTo("/problems/unknown-product-type"));
        publish(Ids.next().toString(), null, null)
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-product-type"));
        read().statusCode(200);
        shelf.as("merchandiser").delete(path("/draft")).then().statusCode(204);
        read().statusCode(404);
    }

    @Test
    void anOldVersionIsReadAndWrittenOnFrom() {
        shelf.putProduct(productId, Shelf.product("Cafetière", "Coffee pot", sku))
                .statusCode(200);

        shelf.as("merchandiser")
                .get(path("/versions"))
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[1].content.names.fr", equalTo("Théière"));
        shelf.as("merchandiser").get(path("/versions/3")).then().statusCode(404);
        shelf.as("merchandiser")
                .header("Idempotency-Key", Ids.next().toString())
                .post(path("/versions/1/restoration"))
                .then()
                .statusCode(200);

        given().get("/variants/" + sku).then().body("name", equalTo("Cafetière"));
        publish(Ids.next().toString(), null, null).statusCode(200).body("version", equalTo(3));
        given().get("/variants/" + sku).then().body("name", equalTo("Théière"));
    }

    @Test
    void aProductIsHeldAgainstItsType() {
        shelf.as("merchandiser")
                .body(Map.of(
                        "names",
                        Map.of("fr", "Chemise"),
                        "attributes",
                        List.of(
                                Map.of("name", "material", "kind", "TEXT", "level", "PRODUCT", "required", true),
                                axis("colour", Map.of("key", "navy", "swatch", "#000080")),
                                axis("size", Map.of("key", "M")))))
                .put("/product-types/draft-shirt")
                .then()
                .statusCode(201);
        Map<String, Object> shirt = Shelf.product("Chemise", "Shirt", sku);
        shirt.put("type", "draft-shirt");
        shelf.putProduct(productId, shirt)
                .statusCode(422)
                .body("type", equalTo("/problems/not-of-its-type"))
                .body("violations", hasSize(1))
                .body("violations[0].pointer", equalTo("/attributes/material"));

        shirt.put("attributes", Map.of("material", "lin"));
        shelf.putProduct(productId, shirt).statusCode(200);

        shelf.as("merchandiser")
                .body(Map.of(
                        "names",
                        Map.of("fr", "Chemise"),
                        "attributes",
                        List.of(Map.of("name", "material", "kind", "NUMBER", "level", "PRODUCT", "required", true))))
                .put("/product-types/draft-shirt")
                .then()
                .statusCode(409)
                .body("detail", containsString("material"));
    }

    private static Map<String, Object> axis(String name, Map<String, Object> value) {
        return Map.of("name", name, "kind", "ENUM", "level", "AXIS", "required", true, "values", List.of(value));
    }

    private ValidatableResponse draft(String name) {
        return shelf.as("merchandiser")
                .body(Shelf.product(name, "Teapot", sku))
                .put(path("/draft"))
                .then();
    }

    private ValidatableResponse read() {
        return shelf.as("merchandiser").get(path("/draft")).then();
    }

    private ValidatableResponse publish(String key, String ifMatch, Instant at) {
        var request = shelf.as("merchandiser").header("Idempotency-Key", key);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(at == null ? Map.of() : Map.of("at", at.toString()))
                .post(path("/publication"))
                .then();
    }

    private String path(String under) {
        return "/products/" + productId + under;
    }
}
