package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;
import static org.unisson.inventory.Lorry.receipt;
import static org.unisson.inventory.Lorry.shipment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
class TransferInputIT {

    private static final Duration DAY = Duration.ofDays(1);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Lorry lorry;
    private String from;
    private String to;
    private String sku;

    @BeforeEach
    void fivePieces() {
        shop = new Shop(environment, sender);
        lorry = new Lorry(environment);
        from = shop.newWarehouse();
        to = shop.newStore("SELL");
        sku = shop.newSkuAt(from, 5);
    }

    @Test
    void badShipments() {
        Instant now = Instant.now();
        bad(lorry.ship(shipment(from, from, goods(sku, 1))), 400, "/to");
        bad(lorry.ship(shipment("123", to, goods(sku, 1))), 400, "/from");
        bad(lorry.ship(shipment(from, to)), 400, "/lines");
        bad(lorry.ship(shipment(from, to, goods(sku, 0))), 400, "/lines/0/quantity");
        bad(lorry.ship(shipment(from, to, goods(sku, -1))), 400, "/lines/0/quantity");
        bad(lorry.ship(shipment(from, to, goods(sku, 1.5))), 400, "/lines/0/quantity");
        bad(lorry.ship(shipment(from, to, goods(sku, 2_000_000_000L))), 400, "/lines/0/quantity");
        bad(lorry.ship(shipment(from, to, Map.of("sku", sku))), 400, "/lines/0/quantity");
        bad(lorry.ship(shipment(from, to, goods(sku, 1), goods(sku, 1))), 400, "/lines/1/sku");
        bad(lorry.ship(shipment(from, to, goods(sku, 1), goods("NOBODY-KNOWS", 1))), 422, "/lines/1/sku");
        String nowhere = Gln.ofTwelve("999999999999").number();
        bad(lorry.ship(shipment(nowhere, to, goods(sku, 1))), 422, "/from");
        bad(lorry.ship(shipment(from, nowhere, goods(sku, 1))), 422, "/to");
        bad(lorry.ship(with("reference", "x".repeat(65))), 400, "/reference");
        bad(lorry.ship(with("reference", "")), 400, "/reference");
        bad(lorry.ship(with("shippedAt", now.plus(DAY))), 400, "/shippedAt");
        bad(lorry.ship(with("shippedAt", Instant.MIN)), 400, "/shippedAt");
        bad(lorry.ship(with("expectedAt", now.plus(DAY.multipliedBy(1_000)))), 400, "/expectedAt");
        bad(lorry.ship(with("colour", "red")), 400, "/colour");
        Map<String, Object> arrivesBefore = with("shippedAt", now);
        arrivesBefore.put("expectedAt", now.minus(DAY).toString());
        bad(lorry.ship(arrivesBefore), 400, "/expectedAt");
        Map<String, Object> many = with("lines", "");
        many.put("lines", Collections.nCopies(501, goods(sku, 1)));
        bad(lorry.ship(many), 400, "/lines");

        assertThat(shop.stock(from, sku).getLong("onHand")).isEqualTo(5);
        assertThat(lorry.transfersOf(from, "", 10)).isEmpty();
    }

    @Test
    void badReceipts() {
        String transfer = lorry.shipped(from, to, sku, 5);
        Instant now = Instant.now();

        bad(lorry.receive(transfer, receipt(false)), 400, "/lines");
        bad(lorry.receive(transfer, Map.of("lines", List.of())), 400, "/complete");
        bad(lorry.receive(transfer, receipt(false, arrived(sku, -1, 0))), 400, "/lines/0/received");
        bad(lorry.receive(transfer, receipt(false, arrived(sku, 1, -1))), 400, "/lines/0/damaged");
        bad(lorry.receive(transfer, receipt(false, arrived(sku, 1, 0), arrived(sku, 1, 0))), 400, "/lines/1/sku");
        bad(lorry.receive(transfer, receipt(false, arrived("NOBODY-KNOWS", 1, 0))), 422, "/lines/0/sku");
        Map<String, Object> receipt = receipt(false, arrived(sku, 1, 0));
        receipt.put("receivedAt", now.plus(DAY).toString());
        bad(lorry.receive(transfer, receipt), 400, "/receivedAt");
        receipt.put("receivedAt", now.minus(DAY).toString());
        bad(lorry.receive(transfer, receipt), 400, "/receivedAt");
        lorry.receive(UUID.randomUUID().toString(), receipt(true)).statusCode(404);
        lorry.receive("no-id", receipt(true)).statusCode(404);
        lorry.cancel(UUID.randomUUID().toString()).statusCode(404);

        assertThat(lorry.transfer(transfer).getLong("version")).isEqualTo(1);
        assertThat(shop.stock(to, sku).getLong("onHand")).isZero();
    }

    @Test
    void badQuestions() {
        for (String query : List.of("location=1", "status=LOST", "limit=0", "cursor=%25", "cursor=YQ")) {
            shop.as("service").get("/transfers?" + query).then().statusCode(400);
        }
        shop.as("service").get("/transfers/" + UUID.randomUUID()).then().statusCode(404);
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> shipment = shipment(from, to, goods(sku, 1));
        shipment.put(field, value.toString());
        return shipment;
    }

    private static void bad(ValidatableResponse answer, int status, String pointer) {
        answer.statusCode(status).body("violations[0].pointer", equalTo(pointer));
    }
}
