package org.unisson.order.claim;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.order.ordering.Shop;

/** An order of one SKU at 10 euros a piece on a channel of its own, sent from one store. */
final class Claiming {

    private final Shop shop;
    private final String service;
    final String customer;
    final String channel;
    final String store;
    final String sku;
    final UUID order;
    final String line;

    Claiming(Shop shop, String customer, String service, String channel, String store, long pieces, String method) {
        this.shop = shop;
        this.customer = customer;
        this.service = service;
        this.channel = channel;
        this.store = store;
        this.sku = shop.sku(10_00);
        JsonPath placed = shop.command(customer)
                .body(Map.of(
                        "method",
                        method,
                        "location",
                        store,
                        "channel",
                        channel,
                        "cardToken",
                        "tok_visa",
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", pieces))))
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        this.order = placed.getUUID("orderId");
        this.line = placed.getString("lines[0].lineId");
        reserve(order, line, pieces, null);
    }

    /** Sent by a parcel that has arrived, by the carrier's word. */
    static Claiming delivered(Shop shop, String customer, String service, String channel, String store, long pieces) {
        Claiming it = new Claiming(shop, customer, service, channel, store, pieces, "SHIP");
        it.ship();
        it.deliver();
        return it;
    }

    void reserve(UUID which, String lineId, long pieces, Instant promisedBy) {
        shop.reserved(
                which, 1, List.of(new ReservedLine(UUID.fromString(lineId), sku, store, pieces, null, promisedBy)));
        shop.until(service, which, "CONFIRMED");
    }

    String consignment() {
        return shop.read(service)
                .get("/orders/" + order + "/consignments")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].consignmentId");
    }

    void ship() {
        String consignment = consignment();
        for (String verb : List.of("pick", "pack")) {
            shop.command(service)
                    .body(Map.of())
                    .post("/consignments/" + consignment + "/" + verb)
                    .then()
                    .statusCode(200);
        }
        shop.command(service)
                .body(Map.of("carrier", "Post", "trackingNumber", consignment))
                .post("/consignments/" + consignment + "/ship")
                .then()
                .statusCode(200);
    }

    void deliver() {
        shop.command(service)
                .body(Map.of("carrier", "Post", "trackingNumber", consignment()))
                .post("/deliveries")
                .then()
                .statusCode(200);
    }

    Response claim(long pieces) {
        return shop.command(customer)
                .body(Map.of("kind", "NOT_RECEIVED", "lines", List.of(Map.of("lineId", line, "quantity", pieces))))
                .post("/orders/" + order + "/claims");
    }

    Response takeBack(Object purchase, String lineId, long pieces) {
        return shop.command(service)
                .body(Map.of(
                        "channel",
                        channel,
                        "location",
                        store,
                        "lines",
                        List.of(Map.of("lineId", lineId, "quantity", pieces, "condition", "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns");
    }

    UUID purchase() {
        return shop.order(service, order).getUUID("purchaseId");
    }

    JsonPath seen(String claim) {
        return shop.read(customer)
                .get("/claims/" + claim)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
