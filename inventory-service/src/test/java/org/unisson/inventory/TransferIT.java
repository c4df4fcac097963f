package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;
import static org.unisson.inventory.Lorry.receipt;
import static org.unisson.inventory.Lorry.shipment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Goods go from a warehouse to a store. */
@QuarkusTest
@InventoryTest
class TransferIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Lorry lorry;
    private String warehouse;
    private String store;
    private String sku;

    @BeforeEach
    void tenPiecesInTheWarehouse() {
        shop = new Shop(environment, sender);
        lorry = new Lorry(environment);
        warehouse = shop.newWarehouse();
        store = shop.newStore("SELL", "RECEIVE");
        sku = shop.newSkuAt(warehouse, 10);
    }

    @Test
    void goodsAreOnTheirWayUntilTheyAreReceivedInParts() {
        String transfer = lorry.shipped(warehouse, store, sku, 6);
        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(4);
        assertThat(shop.stock(store, sku).getLong("onHand")).isZero();
        assertThat(shop.stock(store, sku).getLong("incoming")).isEqualTo(6);

        lorry.receive(transfer, receipt(false, arrived(sku, 3, 1)))
                .statusCode(200)
                .body("status", equalTo("PARTLY_RECEIVED"), "lines[0].inTransit", equalTo(2));
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(3);
        assertThat(shop.stock(store, sku).getLong("incoming")).isEqualTo(2);

        lorry.receive(transfer, receipt(true, arrived(sku, 1, 0))).statusCode(200);

        JsonPath received = lorry.transfer(transfer);
        assertThat(received.getString("status")).isEqualTo("RECEIVED");
        assertThat(received.getLong("version")).isEqualTo(3);
        assertThat(received.getMap("lines[0]"))
                .isEqualTo(Map.of(
                        "sku",
                        sku,
                        "shipped",
                        6,
                        "received",
                        4,
                        "damaged",
                        1,
                        "inTransit",
                        0,
                        "missing",
                        1,
                        "surplus",
                        0));
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(4);
        assertThat(shop.stock(store, sku).getLong("incoming")).isZero();
        assertThat(ledger(warehouse)).containsExactly("RECEIPT 10", "TRANSFER_OUT -6");
        assertThat(ledger(store)).containsExactly("TRANSFER_IN 4", "DAMAGED -1", "TRANSFER_IN 1");
        lorry.receive(transfer, receipt(false, arrived(sku, 1, 0)))
                .statusCode(409)
                .body("type", equalTo("/problems/transfer-closed"));
        lorry.cancel(transfer).statusCode(409).body("type", equalTo("/problems/transfer-closed"));
    }

    @Test
    void nothingArrivedAndTheTransferIsGivenUp() {
        String transfer = lorry.shipped(warehouse, store, sku, 2);

        lorry.receive(transfer, receipt(true))
                .statusCode(200)
                .body("status", equalTo("RECEIVED"), "lines[0].missing", equalTo(2));
    }

    @Test
    void moreThanWasShippedAndWhatWasNotShippedIsTaken() {
        String other = shop.newSkuAt(warehouse, 1);
        String transfer = lorry.shipped(warehouse, store, sku, 2);

        lorry.receive(transfer, receipt(true, arrived(sku, 5, 0), arrived(other, 1, 0)))
                .statusCode(200)
                .body("lines.surplus", contains(3, 1), "lines.missing", contains(0, 0));

        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(5);
        assertThat(shop.stock(store, other).getLong("onHand")).isEqualTo(1);
    }

    @Test
    void aReceiptHandedInTwiceIsTakenOnce() {
        String transfer = lorry.shipped(warehouse, store, sku, 6);
        String key = UUID.randomUUID().toString();

        String first = lorry.receive(transfer, key, receipt(false, arrived(sku, 2, 0)))
                .statusCode(200)
                .extract()
                .asString();
        String second = lorry.receive(transfer, key, receipt(false, arrived(sku, 2, 0)))
                .statusCode(200)
                .extract()
                .asString();

        assertThat(second).isEqualTo(first);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(2);
        lorry.receive(transfer, key, receipt(false, arrived(sku, 3, 0))).statusCode(422);
    }

    @Test
    void aCancelledTransfersGoodsAreBackWhereTheyCameFrom() {
        String transfer = lorry.shipped(warehouse, store, sku, 6);

        lorry.cancel(transfer).statusCode(200).body("status", equalTo("CANCELLED"), "version", equalTo(2));
        lorry.cancel(transfer).statusCode(200).body("version", equalTo(2));

        assertThat(ledger(warehouse)).containsExactly("RECEIPT 10", "TRANSFER_OUT -6", "TRANSFER_IN 6");
        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(10);
        assertThat(shop.stock(store, sku).getLong("incoming")).isZero();
        lorry.receive(transfer, receipt(false, arrived(sku, 1, 0)))
                .statusCode(409)
                .body("type", equalTo("/problems/transfer-closed"));
    }

    @Test
    void whatHasPartlyArrivedCannotBeCalledBack() {
        String transfer = lorry.shipped(warehouse, store, sku, 6);
        lorry.receive(transfer, receipt(false, arrived(sku, 1, 0))).statusCode(200);

        lorry.cancel(transfer).statusCode(409).body("type", equalTo("/problems/transfer-partly-received"));
    }

    @Test
    void aReferenceShipsOnceForEver() {
        Map<String, Object> shipment = shipment(warehouse, store, goods(sku, 2));
        shipment.put("reference", "DN-1");
        String transfer = lorry.ship(shipment).statusCode(201).extract().path("transferId");
        lorry.receive(transfer, receipt(true, arrived(sku, 2, 0))).statusCode(200);

        lorry.ship(shipment)
                .statusCode(200)
                .body("transferId", equalTo(transfer), "status", equalTo("RECEIVED"), "reference", equalTo("DN-1"));
        shipment.put("lines", List.of(goods(sku, 3)));
        lorry.ship(shipment).statusCode(409).body("type", equalTo("/problems/reference-used"));

        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(8);
        Map<String, Object> back = shipment(store, warehouse, goods(sku, 1));
        back.put("reference", "DN-1");
        lorry.ship(back).statusCode(201);
    }

    @Test
    void reservedPiecesStay() {
        UUID order = Ids.next();
        shop.place(shop.order(order, Shop.line(sku, 7, "SHIP", null)).build());
        shop.awaitReservation(order, "HELD");

        lorry.ship(shipment(warehouse, store, goods(sku, 4)))
                .statusCode(409)
                .body("type", equalTo("/problems/not-enough-stock"))
                .body("violations[0].pointer", equalTo("/lines/0/quantity"))
                .body("violations[0].message", containsString("7 of them reserved"));
        lorry.ship(shipment(warehouse, store, goods(sku, 3))).statusCode(201);

        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(7);
    }

    @Test
    void allLinesShipOrNone() {
        String scarce = shop.newSkuAt(warehouse, 1);
        Map<String, Object> shipment = shipment(warehouse, store, goods(sku, 5), goods(scarce, 2));
        shipment.put("reference", "DN-2");

        lorry.ship(shipment).statusCode(409).body("violations.pointer", contains("/lines/1/quantity"));

        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(10);
        shop.move(scarce, warehouse, 1, "RECEIPT").statusCode(200);
        lorry.ship(shipment).statusCode(201);
    }

    @Test
    void aCountThatSawTheShelfAfterTheGoodsHadLeftIsRight() {
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        shop.as("service")
                .body(Map.of("location", warehouse, "counts", List.of(Map.of("sku", sku, "counted", 4))))
                .post("/counts")
                .then()
                .statusCode(201);
        Map<String, Object> shipment = shipment(warehouse, store, goods(sku, 6));
        shipment.put("shippedAt", anHourAgo.toString());

        lorry.ship(shipment).statusCode(201);

        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(4);
        assertThat(shop.stock(store, sku).getLong("incoming")).isEqualTo(6);
    }

    @Test
    void theListOfStockShowsWhatIsOnItsWay() {
        lorry.shipped(warehouse, store, sku, 2);
        lorry.shipped(warehouse, store, sku, 3);

        lorry.get("/stock?location=" + store)
                .body("items.sku", contains(sku), "items.incoming", contains(5), "items.available", contains(0));
    }

    @Test
    void transfersAreListedByEndAndStatusInPages() {
        String cancelled = lorry.shipped(warehouse, store, sku, 1);
        lorry.cancel(cancelled).statusCode(200);
        String open = lorry.shipped(warehouse, store, sku, 1);
        String received = lorry.shipped(warehouse, store, sku, 2);
        lorry.receive(received, receipt(true, arrived(sku, 2, 0))).statusCode(200);
        String back = lorry.shipped(store, warehouse, sku, 1);

        assertThat(lorry.transfersOf(store, "", 1)).containsExactly(cancelled, open, received, back);
        assertThat(lorry.transfersOf(warehouse, "", 3)).containsExactly(cancelled, open, received, back);
        assertThat(lorry.transfersOf(store, "&status=SHIPPED", 1)).containsExactly(open, back);
        assertThat(lorry.transfersOf(store, "&status=RECEIVED&status=CANCELLED", 200))
                .containsExactly(cancelled, received);
        lorry.get("/transfers?location=" + store + "&status=RECEIVED")
                .body("items[0].received", equalTo(2), "items[0].skus", equalTo(1), "items[0].reference", nullValue());
        lorry.get("/transfers?status=SHIPPED&limit=1");
    }

    @Test
    void anAssociateSeesAndMovesWhatBelongsToTheirStores() {
        String transfer = lorry.shipped(warehouse, store, sku, 2);
        String elsewhere = shop.newStore("SELL");
        Map<String, Object> shipment = shipment(warehouse, store, goods(sku, 1));

        for (String path : List.of("/transfers/" + transfer, "/transfers?location=" + store, "/transfers")) {
            lorry.associateOf(elsewhere).get(path).then().statusCode(403);
        }
        lorry.associateOf(store).get("/transfers/" + transfer).then().statusCode(200);
        lorry.associateOf(warehouse).get("/transfers/" + transfer).then().statusCode(200);
        lorry.associateOf(store).get("/transfers?location=" + store).then().statusCode(200);
        shop.as("merchandiser").get("/transfers").then().statusCode(403);

        lorry.associateOf(store).body(shipment).post("/transfers").then().statusCode(403);
        lorry.associateOf(warehouse).body(shipment).post("/transfers").then().statusCode(201);
        String receipts = "/transfers/" + transfer + "/receipts";
        String cancellation = "/transfers/" + transfer + "/cancellation";
        lorry.associateOf(warehouse).body(receipt(true)).post(receipts).then().statusCode(403);
        lorry.associateOf(store).post(cancellation).then().statusCode(403);
        lorry.associateOf(store)
                .body(receipt(true, arrived(sku, 2, 0)))
                .post(receipts)
                .then()
                .statusCode(200);
        lorry.associateOf(warehouse).post(cancellation).then().statusCode(409);
    }

    private List<String> ledger(String location) {
        return lorry
                .get("/stock/" + location + "/" + sku + "/movements")
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(entry -> entry.get("reason") + " " + entry.get("quantity"))
                .toList();
    }
}
