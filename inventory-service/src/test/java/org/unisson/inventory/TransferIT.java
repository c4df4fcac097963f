package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;
import static org.unisson.inventory.Lorry.receipt;
import static org.unisson.inventory.Lorry.shipment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
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
