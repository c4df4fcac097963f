package org.unisson.catalog.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class AvailabilityTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shelf shelf;
    private Inventory inventory;
    private String sku;
    private UUID productId;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        inventory = new Inventory(sender);
        sku = shelf.newSku();
        productId = shelf.newProduct(sku);
    }

    @Test
    void thePageShowsWhatInventoryTold() {
        String lyon = inventory.newStore();
        String paris = inventory.newStore();
        inventory.tell(Inventory.stock(lyon, sku, 1, 3));
        inventory.tell(Inventory.stock(paris, sku, 1, 4));

        awaitAvailable("", 7);

        given().get("/products/" + productId)
                .then()
                .statusCode(200)
                .body("variants[0].availability.available", equalTo(7))
                .body("variants[0].availability.locations", hasSize(2));
        given().get("/variants/" + sku + "?location=" + paris)
                .then()
                .body("availability.available", equalTo(4))
                .body("availability.locations.location", equalTo(List.of(paris)));
    }

    @Test
    void repeatedAndShuffledEventsEndInTheSameState() {
        List<String> stores = List.of(inventory.newStore(), inventory.newStore(), inventory.newStore());
        List<Event> events = new ArrayList<>();
        for (String store : stores) {
            for (long version = 1; version <= 10; version++) {
                events.add(Inventory.stock(store, sku, version, version * 10));
            }
        }
        List<Event> delivered = new ArrayList<>(events);
        delivered.addAll(events);
        Collections.shuffle(delivered, new Random(7));

        delivered.forEach(inventory::tell);
        inventory.tell(Inventory.stock(stores.getFirst(), sku, 3, 999));
        String last = shelf.newSku();
        shelf.newProduct(last);
        stores.forEach(store -> inventory.tell(Inventory.stock(store, last, 1, 1)));

        awaitAvailable("", 300);
        await().atMost(Duration.ofSeconds(90)).until(() -> variant(last, "").getInt("availability.available") == 3);
        assertThat(variant(sku, "").getList("availability.locations.available", Integer.class))
                .containsExactly(100, 100, 100);
    }

    @Test
    void theStockOfAPlaceThatIsNotOpenLeavesTheOffer() {
        String lyon = inventory.newStore();
        inventory.tell(Inventory.stock(lyon, sku, 1, 3));
        awaitAvailable("", 3);

        inventory.tell(Inventory.location(lyon, 2, false));
        awaitAvailable("", 0);
        inventory.tell(Inventory.location(lyon, 3, true));
        awaitAvailable("", 3);
    }

    @Test
    void nothingIsAvailableOnAChannelThatIsNotActiveNorOfAProductThatIsWithdrawn() {
        String lyon = inventory.newStore();
        String channel = shelf.newChannel();
        inventory.tell(Inventory.stock(lyon, sku, 1, 3));
        awaitAvailable("?channel=" + channel, 3);

        shelf.putChannel(channel, false).statusCode(200);
        assertThat(variant(sku, "?channel=" + channel).getInt("availability.available"))
                .isZero();
        assertThat(variant(sku, "").getInt("availability.available")).isEqualTo(3);

        Map<String, Object> withdrawn = Shelf.product("Chemise", "Shirt", sku);
        withdrawn.put("status", "WITHDRAWN");
        shelf.putProduct(productId, withdrawn).statusCode(200);
        assertThat(variant(sku, "").getInt("availability.available")).isZero();
    }

    @Test
    void thePageTellsAsOfWhen() {
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.MICROS);
        sender.watermark(Topics.STOCK, asOf.plusSeconds(1));
        sender.watermark(Topics.CHANNEL_POLICIES, asOf.plusSeconds(2));
        sender.watermark(Topics.LOCATIONS, asOf);

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(variant(sku, "").getString("availability.asOf"))
                        .isEqualTo(asOf.toString()));
        given().get("/products/" + productId).then().body("asOf", equalTo(asOf.toString()));
    }

    @Test
    void aPageIsWrittenInTheLanguageAskedFor() {
        given().header("Accept-Language", "de, en-GB;q=0.8, fr;q=0.5")
                .get("/products/" + productId)
                .then()
                .header("Content-Language", "en")
                .body("name", equalTo("Linen shirt"));
        given().header("Accept-Language", "de")
                .get("/variants/" + sku)
                .then()
                .header("Content-Language", "fr")
                .body("name", equalTo("Chemise en lin"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        given().get("/variants/NONE").then().statusCode(404);
        given().get("/products/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        given().get("/products/no-uuid").then().statusCode(404);
        given().get("/variants/" + sku + "?channel=none")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-channel"));
    }

    private void awaitAvailable(String query, int expected) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> variant(sku, query).getInt("availability.available") == expected);
    }

    private static JsonPath variant(String sku, String query) {
        return given().get("/variants/" + sku + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
