package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.inventory.Dock.announcement;
import static org.unisson.inventory.Dock.forecast;
import static org.unisson.inventory.Dock.receipt;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.inventory.events.StockChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** What suppliers announce is incoming until it is received, changed away or called off. */
@QuarkusTest
@InventoryTest
class InboundIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private Shop shop;
    private Dock dock;
    private String here;
    private String sku;

    @BeforeEach
    void fivePieces() {
        shop = new Shop(environment, sender);
        dock = new Dock(environment);
        here = shop.newWarehouse();
        sku = shop.newSkuAt(here, 5);
    }

    @Test
    void comesInPartsWithWhatDiffersAndIsTold() {
        String shipment = dock.announced(here, sku, 10, null);
        dock.receive(shipment, receipt("GR-1", false, arrived(sku, 3, 1))).statusCode(200);
        dock.receive(shipment, receipt("GR-2", true, arrived(sku, 2, 0)))
                .statusCode(200)
                .body(
                        "status", equalTo("RECEIVED"),
                        "lines[0].received", equalTo(5),
                        "lines[0].damaged", equalTo(1),
                        "lines[0].missing", equalTo(4),
                        "lines[0].awaited", equalTo(0));

        assertThat(new Published(environment, codec).await(Topics.STOCK, here + "/" + sku, 4))
                .extracting(told -> (StockChanged) told.state())
                .extracting(StockChanged::getIncoming, StockChanged::getOnHand, StockChanged::getDamaged)
                .containsExactly(tuple(0L, 5L, 0L), tuple(10L, 5L, 0L), tuple(6L, 8L, 1L), tuple(0L, 10L, 1L));
        assertThat(dock.all("/inbound-shipments/" + shipment + "/receipts", "reference", 1))
                .containsExactly("GR-1", "GR-2");
        assertThat(dock.all("/stock/" + here + "/" + sku + "/movements", "reason", 200))
                .containsExactly("RECEIPT", "RECEIPT", "DAMAGED", "RECEIPT");
    }

    @Test
    void isAnnouncedOnceByItsReferenceWhateverWasChangedSince() {
        Map<String, Object> announcement = announcement(here, goods(sku, 10));
        String shipment = dock.announce(announcement).statusCode(201).extract().path("shipmentId");
        dock.change(shipment, 1L, forecast(null, goods(sku, 7)))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("lines[0].awaited", equalTo(7));

        dock.announce(announcement).statusCode(200).body("shipmentId", equalTo(shipment), "version", equalTo(2));
        announcement.put("lines", List.of(goods(sku, 7)));
        dock.announce(announcement).statusCode(409).body("type", equalTo("/problems/reference-used"));

        assertThat(incoming()).isEqualTo(7);
        announcement.put("location", shop.newWarehouse());
        dock.announce(announcement).statusCode(201);
        announcement.put("supplier", "SUPPLIER-8");
        dock.announce(announcement).statusCode(201);
    }

    @Test
    void isReceivedOnceByEachReferenceEvenAfterItsEnd() {
        String shipment = dock.announced(here, sku, 10, null);
        Map<String, Object> receipt = receipt("GR-1", false, arrived(sku, 4, 0));
        dock.receive(shipment, receipt).statusCode(200);
        dock.receive(shipment, receipt).statusCode(200).body("version", equalTo(2));
        dock.receive(shipment, receipt("GR-1", false, arrived(sku, 5, 0)))
                .statusCode(409)
                .body("type", equalTo("/problems/reference-used"));
        dock.cancel(shipment).statusCode(200).body("status", equalTo("CANCELLED"), "lines[0].missing", equalTo(6));

        dock.receive(shipment, receipt).statusCode(200).body("status", equalTo("CANCELLED"));
        dock.receive(shipment, receipt("GR-2", false, arrived(sku, 1, 0)))
                .statusCode(409)
                .body("type", equalTo("/problems/inbound-closed"));
        dock.cancel(shipment).statusCode(200).body("version", equalTo(3));

        assertThat(shop.stock(here, sku).getLong("onHand")).isEqualTo(9);
        assertThat(incoming()).isZero();
    }

    @Test
    void moreAndOthersThanAnnouncedAreTakenAsTheyAre() {
        String other = shop.newSkuAt(here, 1);
        String shipment = dock.announced(here, sku, 2, null);

        dock.receive(shipment, receipt("GR-1", false, arrived(sku, 3, 0), arrived(other, 1, 0)))
                .statusCode(200)
                .body("lines.find { it.sku == '" + sku + "' }.surplus", equalTo(1))
                .body("lines.find { it.sku == '" + other + "' }.surplus", equalTo(1));

        assertThat(incoming()).isZero();
        assertThat(shop.stock(here, other).getLong("onHand")).isEqualTo(2);
        // What is announced later than it came is not awaited again
        dock.change(shipment, null, forecast(null, goods(sku, 3), goods(other, 2)))
                .statusCode(200)
                .body("lines.find { it.sku == '" + other + "' }.awaited", equalTo(1));
        assertThat(incoming()).isZero();
        assertThat(shop.stock(here, other).getLong("incoming")).isEqualTo(1);
    }

    @Test
    void whatIsAnnouncedNoMoreIsNotIncoming() {
        String other = shop.newSkuAt(here, 1);
        String shipment = dock.announced(here, sku, 4, null);

        dock.change(shipment, 1L, forecast(null, goods(other, 3)))
                .statusCode(200)
                .body("lines.size()", equalTo(1));
        dock.change(shipment, 1L, forecast(null, goods(sku, 4))).statusCode(412);
        dock.change(shipment, 2L, forecast(null, goods(other, 3)))
                .statusCode(200)
                .body("version", equalTo(2));

        assertThat(incoming()).isZero();
        assertThat(shop.stock(here, other).getLong("incoming")).isEqualTo(3);
        dock.receive(shipment, receipt("GR-1", true)).statusCode(200);
        dock.change(shipment, null, forecast(null, goods(sku, 4)))
                .statusCode(409)
                .body("type", equalTo("/problems/inbound-closed"));
        dock.cancel(shipment).statusCode(409).body("type", equalTo("/problems/inbound-closed"));
    }

    @Test
    void aCountThatSawTheGoodsBeforeTheReceiptIsRight() {
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        String shipment = dock.announced(here, sku, 4, null);
        shop.as("service")
                .body(Map.of("location", here, "counts", List.of(Map.of("sku", sku, "counted", 9))))
                .post("/counts")
                .then()
                .statusCode(201);
        Map<String, Object> receipt = receipt("GR-1", true, arrived(sku, 4, 0));
        receipt.put("receivedAt", anHourAgo.toString());

        dock.receive(shipment, receipt).statusCode(200);

        assertThat(shop.stock(here, sku).getLong("onHand")).isEqualTo(9);
        assertThat(incoming()).isZero();
    }

    @Test
    void areListedByLocationAndStatusInPages() {
        String first = dock.announced(here, sku, 1, null);
        String second = dock.announced(here, sku, 2, null);
        String third = dock.announced(here, sku, 3, null);
        dock.cancel(second).statusCode(200);
        dock.receive(third, receipt("GR-1", false, arrived(sku, 1, 1))).statusCode(200);
        String list = "/inbound-shipments?location=" + here;

        assertThat(dock.all(list, "shipmentId", 1)).containsExactly(first, second, third);
        assertThat(dock.all(list + "&status=ANNOUNCED&status=PARTLY_RECEIVED", "shipmentId", 200))
                .containsExactly(first, third);
        dock.get(list + "&status=PARTLY_RECEIVED")
                .body(
                        "items[0].announced", equalTo(3),
                        "items[0].received", equalTo(1),
                        "items[0].damaged", equalTo(1),
                        "items[0].awaited", equalTo(1));
        dock.get("/inbound-shipments?status=CANCELLED&limit=1");
    }

    private long incoming() {
        return shop.stock(here, sku).getLong("incoming");
    }
}
