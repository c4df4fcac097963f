package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.inventory.Dock.announcement;
import static org.unisson.inventory.Dock.forecast;
import static org.unisson.inventory.Dock.receipt;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Gln;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What cannot be is refused where it stands, and moves nothing. */
@QuarkusTest
@InventoryTest
class InboundInputIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Dock dock;
    private String here;
    private String sku;

    @BeforeEach
    void fivePieces() {
        shop = new Shop(environment, sender);
        dock = new Dock(environment);
        here = shop.newStore("SELL", "RECEIVE");
        sku = shop.newSkuAt(here, 5);
    }

    @Test
    void badAnnouncements() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        bad(dock.announce(announcement("123", goods(sku, 1))), 400, "/location");
        bad(dock.announce(announcement(here)), 400, "/lines");
        bad(dock.announce(announcement(here, goods(sku, 0))), 400, "/lines/0/quantity");
        bad(dock.announce(announcement(here, goods(sku, -1))), 400, "/lines/0/quantity");
        bad(dock.announce(announcement(here, goods(sku, 1.5))), 400, "/lines/0/quantity");
        bad(dock.announce(announcement(here, goods(sku, 2_000_000_000L))), 400, "/lines/0/quantity");
        bad(dock.announce(announcement(here, Map.of("sku", sku))), 400, "/lines/0/quantity");
        bad(dock.announce(announcement(here, goods(sku, 1), goods(sku, 1))), 400, "/lines/1/sku");
        bad(dock.announce(announcement(here, goods(sku, 1), goods("NOBODY-KNOWS", 1))), 422, "/lines/1/sku");
        bad(dock.announce(announcement(Gln.ofTwelve("999999999999").number(), goods(sku, 1))), 422, "/location");
        bad(dock.announce(with("reference", "x".repeat(65))), 400, "/reference");
        bad(dock.announce(with("reference", "")), 400, "/reference");
        bad(dock.announce(with("supplier", "Müller & Söhne")), 400, "/supplier");
        bad(dock.announce(with("supplier", null)), 400, "/supplier");
        bad(dock.announce(with("expectedOn", today.plusDays(368).toString())), 400, "/expectedOn");
        bad(dock.announce(with("expectedOn", "1999-12-31")), 400, "/expectedOn");
        bad(dock.announce(with("expectedOn", "2026-02-30")), 400, "/expectedOn");
        bad(dock.announce(with("expectedOn", "+999999999-12-31")), 400, "/expectedOn");
        bad(dock.announce(with("colour", "red")), 400, "/colour");
        bad(dock.announce(with("lines", Collections.nCopies(501, goods(sku, 1)))), 400, "/lines");

        assertThat(dock.all("/inbound-shipments?location=" + here, "shipmentId", 10))
                .isEmpty();
    }

    @Test
    void badChangesAndReceipts() {
        String shipment = dock.announced(here, sku, 5, null);
        Instant now = Instant.now();

        bad(dock.change(shipment, null, forecast(null)), 400, "/lines");
        bad(dock.change(shipment, null, forecast(null, goods("NOBODY-KNOWS", 1))), 422, "/lines/0/sku");
        bad(dock.change(shipment, null, forecast(null, goods(sku, 1), goods(sku, 1))), 400, "/lines/1/sku");
        dock.change(shipment, 2L, forecast(null, goods(sku, 1))).statusCode(412);
        dock.change(UUID.randomUUID().toString(), null, forecast(null, goods(sku, 1)))
                .statusCode(404);
        bad(dock.receive(shipment, receipt("GR-1", false)), 400, "/lines");
        bad(dock.receive(shipment, Map.of("reference", "GR-1", "lines", List.of())), 400, "/complete");
        bad(dock.receive(shipment, Map.of("complete", true, "lines", List.of())), 400, "/reference");
        bad(dock.receive(shipment, receipt("GR 1", true)), 400, "/reference");
        bad(dock.receive(shipment, receipt("GR-1", false, arrived(sku, -1, 0))), 400, "/lines/0/received");
        bad(dock.receive(shipment, receipt("GR-1", false, arrived(sku, 1, -1))), 400, "/lines/0/damaged");
        bad(
                dock.receive(shipment, receipt("GR-1", false, arrived(sku, 1, 0), arrived(sku, 1, 0))),
                400,
                "/lines/1/sku");
        bad(dock.receive(shipment, receipt("GR-1", false, arrived("NOBODY-KNOWS", 1, 0))), 422, "/lines/0/sku");
        Map<String, Object> receipt = receipt("GR-1", false, arrived(sku, 1, 0));
        receipt.put("receivedAt", now.plus(Duration.ofDays(1)).toString());
        bad(dock.receive(shipment, receipt), 400, "/receivedAt");
        receipt.put("receivedAt", "1999-12-31T23:59:59Z");
        bad(dock.receive(shipment, receipt), 400, "/receivedAt");
        dock.receive(UUID.randomUUID().toString(), receipt("GR-1", true)).statusCode(404);
        dock.receive("no-id", receipt("GR-1", true)).statusCode(404);
        dock.cancel(UUID.randomUUID().toString()).statusCode(404);

        assertThat(dock.shipment(shipment).getLong("version")).isEqualTo(1);
        assertThat(shop.stock(here, sku).getLong("onHand")).isEqualTo(5);
        assertThat(shop.stock(here, sku).getLong("incoming")).isEqualTo(5);
    }

    @Test
    void badQuestions() {
        for (String query : List.of("location=1", "status=LOST", "limit=0", "cursor=%25", "cursor=YQ")) {
            shop.as("service").get("/inbound-shipments?" + query).then().statusCode(400);
        }
        shop.as("service").get("/inbound-shipments/" + UUID.randomUUID()).then().statusCode(404);
        shop.as("service")
                .get("/inbound-shipments/" + UUID.randomUUID() + "/receipts")
                .then()
                .statusCode(404);
    }

    @Test
    void anAssociateIsOfTheLocation() {
        String shipment = dock.announced(here, sku, 5, null);
        Lorry lorry = new Lorry(environment);
        String path = "/inbound-shipments/" + shipment;

        for (boolean own : new boolean[] {false, true}) {
            String store = own ? here : shop.newStore("SELL");
            RequestSpecification[] calls = new RequestSpecification[5];
            for (int index = 0; index < calls.length; index++) {
                calls[index] = lorry.associateOf(store);
            }
            int status = own ? 200 : 403;
            calls[0].get(path).then().statusCode(status);
            calls[1].get(path + "/receipts").then().statusCode(status);
            calls[2].body(forecast(null, goods(sku, 6))).put(path).then().statusCode(status);
            calls[3].body(receipt("GR-1", false, arrived(sku, 1, 0)))
                    .post(path + "/receipts")
                    .then()
                    .statusCode(status);
            calls[4].post(path + "/cancellation").then().statusCode(status);
        }
        lorry.associateOf(shop.newStore("SELL"))
                .body(announcement(here, goods(sku, 1)))
                .post("/inbound-shipments")
                .then()
                .statusCode(403);
        lorry.associateOf(here).get("/inbound-shipments").then().statusCode(403);
        shop.as("merchandiser").get("/inbound-shipments").then().statusCode(403);
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> announcement = announcement(here, goods(sku, 1));
        announcement.put(field, value);
        return announcement;
    }

    private static void bad(ValidatableResponse answer, int status, String pointer) {
        answer.statusCode(status).body("violations[0].pointer", equalTo(pointer));
    }
}
