package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.inventory.events.StockChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** What is set apart is known by its state, and comes out of it once. */
@QuarkusTest
@InventoryTest
class DispositionIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private Shop shop;
    private ReturnsDesk desk;
    private String store;
    private String sku;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        desk = new ReturnsDesk(shop, sender);
        store = shop.newStore("SELL", "RECEIVE", "RETURN");
        sku = shop.newSkuAt(store, 10);
    }

    @Test
    void aReturnIsKeptInItsCondition() {
        desk.bringBack(store, sku, 3, "QUALITY_CONTROL");
        Event damaged = desk.bringBack(store, sku, 2, "DAMAGED");
        desk.bringBack(store, sku, 1, "SELLABLE");
        sender.send(damaged);
        desk.bringBack(store, sku, 1, "SELLABLE");

        assertLevel(12, 3, 2);
        assertThat(told(5)).satisfies(stock -> {
            assertThat(stock.getOnHand()).isEqualTo(12);
            assertThat(stock.getQualityControl()).isEqualTo(3);
            assertThat(stock.getDamaged()).isEqualTo(2);
        });
        shop.as("service")
                .get("/stock/totals?location=" + store)
                .then()
                .body("size()", equalTo(2), "RECEIPT", equalTo(10), "RETURN", equalTo(7));
    }

    @Test
    void whatPassesInspectionIsOnSaleAgainAndWhatDoesNotIsWrittenOff() {
        desk.bringBack(store, sku, 5, "QUALITY_CONTROL");

        dispose("QUALITY_CONTROL", "SELLABLE", 3, null)
                .statusCode(200)
                .body("onHand", equalTo(13), "qualityControl", equalTo(2), "available", equalTo(13));
        dispose("QUALITY_CONTROL", "DAMAGED", 2, null).statusCode(200).body("damaged", equalTo(2));
        dispose("SELLABLE", "DAMAGED", 1, null).statusCode(200).body("onHand", equalTo(12));
        dispose("DAMAGED", "WRITE_OFF", 3, null).statusCode(200).body("damaged", equalTo(0));

        assertLevel(12, 0, 0);
        assertThat(told(6).getReason()).isEqualTo("WRITE_OFF");
        shop.as("service")
                .get("/stock/totals?location=" + store)
                .then()
                .body("size()", equalTo(3), "RECEIPT", equalTo(10), "RETURN", equalTo(5), "WRITE_OFF", equalTo(-3));
    }

    @Test
    void aDocumentDisposesOnce() {
        desk.bringBack(store, sku, 5, "QUALITY_CONTROL");
        dispose("QUALITY_CONTROL", "SELLABLE", 3, "QC-1").statusCode(200).body("unchanged", equalTo(0));

        dispose("QUALITY_CONTROL", "SELLABLE", 3, "QC-1")
                .statusCode(200)
                .body("unchanged", equalTo(1), "qualityControl", equalTo(2));
        dispose("QUALITY_CONTROL", "SELLABLE", 2, "QC-1")
                .statusCode(409)
                .body("type", equalTo("/problems/reference-used"));
        dispose("DAMAGED", "SELLABLE", 3, "QC-1").statusCode(409).body("type", equalTo("/problems/reference-used"));
        dispose("QUALITY_CONTROL", "DAMAGED", 2, "QC-1").statusCode(200).body("damaged", equalTo(2));

        assertLevel(13, 0, 2);
    }

    @Test
    void moreThanThereIsCannotBeMoved() {
        desk.bringBack(store, sku, 1, "QUALITY_CONTROL");

        dispose("QUALITY_CONTROL", "SELLABLE", 2, null)
                .statusCode(409)
                .body("type", equalTo("/problems/not-enough-stock"));
        dispose("DAMAGED", "WRITE_OFF", 1, null).statusCode(409);
        dispose("SELLABLE", "DAMAGED", 11, null).statusCode(409);

        assertLevel(10, 1, 0);
    }

    @Test
    void manyAtOnceTakeOnlyWhatIsThere() {
        desk.bringBack(store, sku, 3, "QUALITY_CONTROL");

        List<Integer> answers = Together.run(IntStream.range(0, 8)
                .<Supplier<Integer>>mapToObj(index -> () -> dispose("QUALITY_CONTROL", "SELLABLE", 1, null)
                        .extract()
                        .statusCode())
                .toList());

        assertThat(answers)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(3);
        assertLevel(13, 0, 0);
    }

    @Test
    void aCountOfTheShelfLeavesWhatIsSetApart() {
        dispose("SELLABLE", "DAMAGED", 2, null).statusCode(200);

        shop.as("service")
                .body(Map.of("location", store, "counts", List.of(Map.of("sku", sku, "counted", 7))))
                .post("/counts")
                .then()
                .statusCode(201);

        assertLevel(7, 0, 2);
    }

    @Test
    void badInputIsRefused() {
        dispose("DAMAGED", "DAMAGED", 1, null).statusCode(400).body("violations[0].pointer", equalTo("/to"));
        dispose("WRITE_OFF", "SELLABLE", 1, null).statusCode(400);
        dispose("DAMAGED", "SELLABLE", 0, null).statusCode(400);
        dispose("DAMAGED", "SELLABLE", 1, "x".repeat(65)).statusCode(400);
        post("/stock/" + store + "/NO-SUCH-SKU", body("SELLABLE", "DAMAGED", 1, null))
                .statusCode(422);
        post("/stock/123/" + sku, body("SELLABLE", "DAMAGED", 1, null)).statusCode(400);
        shop.as("merchandiser")
                .body(body("SELLABLE", "DAMAGED", 1, null))
                .post("/stock/" + store + "/" + sku + "/dispositions")
                .then()
                .statusCode(403);
        new Lorry(environment)
                .associateOf(shop.newStore("SELL"))
                .body(body("SELLABLE", "DAMAGED", 1, null))
                .post("/stock/" + store + "/" + sku + "/dispositions")
                .then()
                .statusCode(403);
    }

    @Test
    void anAssociateDisposesInTheirOwnStore() {
        new Lorry(environment)
                .associateOf(store)
                .body(body("SELLABLE", "QUALITY_CONTROL", 1, null))
                .post("/stock/" + store + "/" + sku + "/dispositions")
                .then()
                .statusCode(200)
                .body("qualityControl", equalTo(1));
    }

    private ValidatableResponse dispose(String from, String to, long quantity, String reference) {
        return post("/stock/" + store + "/" + sku, body(from, to, quantity, reference));
    }

    private ValidatableResponse post(String place, Map<String, Object> body) {
        return shop.as("service").body(body).post(place + "/dispositions").then();
    }

    private static Map<String, Object> body(String from, String to, long quantity, String reference) {
        Map<String, Object> body = new HashMap<>(Map.of("from", from, "to", to, "quantity", quantity));
        if (reference != null) {
            body.put("reference", reference);
        }
        return body;
    }

    private void assertLevel(long onHand, long qualityControl, long damaged) {
        JsonPath level = shop.stock(store, sku);
        assertThat(level.getLong("onHand")).isEqualTo(onHand);
        assertThat(level.getLong("qualityControl")).isEqualTo(qualityControl);
        assertThat(level.getLong("damaged")).isEqualTo(damaged);
    }

    private StockChanged told(int atLeast) {
        return (StockChanged) new Published(environment, codec)
                .await(Topics.STOCK, store + "/" + sku, atLeast)
                .getLast()
                .state();
    }
}
