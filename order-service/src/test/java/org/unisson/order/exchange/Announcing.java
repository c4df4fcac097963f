package org.unisson.order.exchange;

import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.sold;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.receipt.Tills.with;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.local.testing.Environment;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;

/** Two pieces that are with their customer, who would rather have something else. */
record Announcing(
        Shop shop, String service, String customer, String store, String channel, UUID purchase, String line) {

    /** Of ten euros each, bought in March. */
    static Announcing twoPieces(Shop shop, Others others, Environment environment) {
        UUID buyer = UUID.randomUUID();
        String service = environment.token("service");
        String store = others.store();
        String channel = shop.web();
        UUID purchase = sold(
                service,
                with(
                        receipt(
                                store,
                                channel,
                                List.of(Tills.line(others.skus(1).getFirst(), 2, 10_00, 0)),
                                List.of(tender("CARD", 20_00))),
                        "customerId",
                        buyer));
        String line = shop.read(service)
                .get("/purchases/" + purchase)
                .then()
                .statusCode(200)
                .extract()
                .path("lines[0].lineId");
        return new Announcing(shop, service, environment.customerToken(buyer), store, channel, purchase, line);
    }

    /** An announcement, for something cheaper. */
    String announced(long pieces) {
        return announce(customer, pieces, shop.sku(8_00))
                .then()
                .statusCode(201)
                .extract()
                .path("announcementId");
    }

    Response announce(String by, long pieces, String sku) {
        return announce(by, Map.of(), pieces, sku);
    }

    Response announce(String by, Map<String, Object> more, long pieces, String sku) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                "SHIP",
                "lines",
                List.of(Map.of("lineId", line, "quantity", pieces)),
                "take",
                List.of(Map.of("sku", sku, "quantity", pieces))));
        body.putAll(more);
        return shop.command(by).body(body).post("/purchases/" + purchase + "/exchange-announcements");
    }

    Response receive(String by, String announced, long pieces) {
        return receive(by, announced, pieces, Map.of());
    }

    Response receive(String by, String announced, long pieces, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("location", store, "lines", back(pieces)));
        body.putAll(more);
        return shop.command(by).body(body).post("/exchange-announcements/" + announced + "/reception");
    }

    List<Map<String, Object>> back(long pieces) {
        return List.of(Map.of("lineId", line, "quantity", pieces, "condition", "QUALITY_CONTROL"));
    }

    Response shown(String announced) {
        return shop.read(customer).get("/exchange-announcements/" + announced);
    }

    Response withdraw(String announced) {
        return shop.read(customer).delete("/exchange-announcements/" + announced);
    }

    /** In money or set off. */
    long refunded() {
        return shop.read(service)
                .get("/purchases/" + purchase)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("refunded.minor");
    }
}
