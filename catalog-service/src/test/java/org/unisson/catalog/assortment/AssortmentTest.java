package org.unisson.catalog.assortment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.events.AssortmentChanged;
import org.unisson.catalog.events.AssortmentEntry;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class AssortmentTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    private Shelf shelf;
    private String web;
    private String kiosk;
    private String till;
    private UUID productId;
    private String sku;
    private String name;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        web = shelf.newChannel();
        kiosk = shelf.newChannel();
        till = shelf.newChannel();
        sku = shelf.newSku();
        productId = shelf.newProduct("Coffret", "Gift set", sku);
        name = "r23-" + sku.toLowerCase(Locale.ROOT);
    }

    @Test
    void aWebExclusiveIsShownAtTheKioskAndSentFromTheTill() {
        shelf.restrict(name + "-web", web, "SELL", productId).statusCode(201);
        shelf.restrict(name + "-kiosk", kiosk, "SHOW", productId).statusCode(201);
        awaitSeen(till, false);
        shelf.restrict(name + "-till", till, "DELIVERY_ONLY", productId).statusCode(201);

        awaitSeen(till, true);
        // Changes that come close together are told as one.
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(told().getEntries())
                .extracting(AssortmentEntry::getChannel, AssortmentEntry::getSellability)
                .containsExactlyInAnyOrder(tuple(web, "SELL"), tuple(kiosk, "SHOW"), tuple(till, "DELIVERY_ONLY")));
        assertThat(told().getRestricted()).isTrue();
    }

    @Test
    void beforeAndAfterItsWindowAChannelDoesNotSeeIt() {
        put(web, Instant.now().plus(Duration.ofHours(1)), null);
        awaitSeen(web, false);
        given().queryParam("q", "coffret")
                .queryParam("channel", web)
                .get("/products")
                .then()
                .body("items.productId", not(hasItem(productId.toString())));

        put(web, Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
        awaitSeen(web, true);

        put(web, Instant.now().minus(Duration.ofHours(2)), Instant.now().minus(Duration.ofHours(1)));
        awaitSeen(web, false);
    }

    @Test
    void whatNoAssortmentNamesAnyMoreIsSeenByAll() {
        shelf.restrict(name, web, "SELL", productId).statusCode(201);
        awaitSeen(till, false);

        shelf.as("merchandiser").delete("/assortments/" + name).then().statusCode(204);

        awaitSeen(till, true);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(told().getRestricted()).isFalse());
        assertThat(told().getEntries()).isEmpty();
        shelf.as("merchandiser").delete("/assortments/" + name).then().statusCode(404);
    }

    @Test
    void whatIsFiledUnderACategoryOfAnAssortmentIsRestrictedAtOnce() {
        String category = "cat-" + name;
        category(category, null);
        category(category + "-sub", category);
        shelf.as("merchandiser")
                .body(Map.of("channels", List.of(web), "categories", List.of(category), "sellability", "SELL"))
                .put("/assortments/" + name)
                .then()
                .statusCode(201);

        Map<String, Object> product = Shelf.product("Nappe", "Tablecloth", shelf.newSku());
        product.put("categories", List.of(category + "-sub"));
        UUID filed = Ids.next();
        shelf.putProduct(filed, product).statusCode(201);

        given().get("/products/" + filed + "?channel=" + till).then().statusCode(404);
        given().get("/products/" + filed + "?channel=" + web).then().statusCode(200);

        category(category + "-sub", null);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> given().get("/products/" + filed + "?channel=" + till)
                        .then()
                        .statusCode(200));
    }

    @Test
    void theNearestWordCounts() {
        String category = "near-" + name;
        category(category, null);
        Map<String, Object> product = Shelf.product("Coffret", "Gift set", sku);
        product.put("categories", List.of(category));
        shelf.putProduct(productId, product).statusCode(200);
        shelf.as("merchandiser")
                .body(Map.of("channels", List.of(web), "categories", List.of(category), "sellability", "SHOW"))
                .put("/assortments/" + name + "-category")
                .then()
                .statusCode(201);
        shelf.restrict(name + "-own", web, "SELL", productId).statusCode(201);

        awaitSeen(till, false);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(told().getEntries())
                .extracting(AssortmentEntry::getSellability)
                .containsExactly("SELL", "SHOW"));
    }

    @Test
    void badInputIsNamed() {
        shelf.restrict(name, "nowhere", "SELL", productId)
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-channel"));
        shelf.restrict(name, web, "GIVE_AWAY", productId).statusCode(400);
        shelf.restrict(name, web, "SELL").statusCode(400);
    }

    private AssortmentChanged told() {
        return (AssortmentChanged) new Published(environment, codec)
                .await(Topics.ASSORTMENTS, productId.toString(), 1)
                .getLast()
                .state();
    }

    private void put(String channel, Instant from, Instant until) {
        Map<String, Object> body = new HashMap<>();
        body.put("channels", List.of(channel));
        body.put("products", List.of(productId));
        body.put("sellability", "SELL");
        body.put("from", from.toString());
        body.put("until", until == null ? null : until.toString());
        assertThat(shelf.as("merchandiser")
                        .body(body)
                        .put("/assortments/" + name)
                        .statusCode())
                .isIn(200, 201);
    }

    private void category(String id, String parent) {
        Map<String, Object> body = new HashMap<>();
        body.put("parent", parent);
        body.put("names", Map.of("fr", id));
        body.put("position", 0);
        assertThat(shelf.as("merchandiser").body(body).put("/categories/" + id).statusCode())
                .isIn(200, 201);
    }

    private void awaitSeen(String channel, boolean seen) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> given().get("/products/" + productId + "?channel=" + channel)
                        .then()
                        .statusCode(seen ? 200 : 404));
        given().get("/variants/" + sku + "?channel=" + channel).then().statusCode(seen ? 200 : 404);
    }
}
