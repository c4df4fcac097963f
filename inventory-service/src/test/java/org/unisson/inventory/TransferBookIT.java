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

/** Transfers beside the book of stock: reserved pieces, counts, lists, and who sees what. */
@QuarkusTest
@InventoryTest
class TransferBookIT {

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
}
