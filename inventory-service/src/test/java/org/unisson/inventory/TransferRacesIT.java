package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;
import static org.unisson.inventory.Lorry.receipt;
import static org.unisson.inventory.Lorry.shipment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What two people do to the same goods at the same moment. */
@QuarkusTest
@InventoryTest
class TransferRacesIT {

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

    @RepeatedTest(5)
    void twoReceiptsAreBothTaken() {
        String transfer = lorry.shipped(from, to, sku, 5);

        List<Integer> answers = atOnce(
                () -> lorry.receive(transfer, receipt(false, arrived(sku, 2, 0))),
                () -> lorry.receive(transfer, receipt(false, arrived(sku, 3, 0))));

        assertThat(answers).containsExactly(200, 200);
        assertThat(lorry.transfer(transfer).getLong("lines[0].received")).isEqualTo(5);
        assertThat(shop.stock(to, sku).getLong("onHand")).isEqualTo(5);
    }

    @RepeatedTest(5)
    void theSameReceiptIsTakenOnce() {
        String transfer = lorry.shipped(from, to, sku, 5);
        String key = UUID.randomUUID().toString();

        List<Integer> answers =
                atOnce(Collections.nCopies(4, () -> lorry.receive(transfer, key, receipt(false, arrived(sku, 2, 0)))));

        assertThat(answers).containsOnly(200);
        assertThat(shop.stock(to, sku).getLong("onHand")).isEqualTo(2);
    }

    @RepeatedTest(5)
    void oneOfTwoClosesIt() {
        String transfer = lorry.shipped(from, to, sku, 5);

        List<Integer> answers =
                atOnce(Collections.nCopies(2, () -> lorry.receive(transfer, receipt(true, arrived(sku, 5, 0)))));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(shop.stock(to, sku).getLong("onHand")).isEqualTo(5);
    }

    @RepeatedTest(10)
    void itIsReceivedOrItTurnsBack() {
        String transfer = lorry.shipped(from, to, sku, 5);

        List<Integer> answers =
                atOnce(() -> lorry.receive(transfer, receipt(true, arrived(sku, 5, 0))), () -> lorry.cancel(transfer));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        boolean received = answers.getFirst() == 200;
        assertThat(lorry.transfer(transfer).getString("status")).isEqualTo(received ? "RECEIVED" : "CANCELLED");
        assertThat(shop.stock(to, sku).getLong("onHand")).isEqualTo(received ? 5 : 0);
        assertThat(shop.stock(from, sku).getLong("onHand")).isEqualTo(received ? 0 : 5);
    }

    @RepeatedTest(5)
    void theLastPiecesLeaveOnce() {
        String third = shop.newStore("SELL");

        List<Integer> answers = atOnce(
                () -> lorry.ship(shipment(from, to, goods(sku, 3))),
                () -> lorry.ship(shipment(from, third, goods(sku, 3))));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        assertThat(shop.stock(from, sku).getLong("onHand")).isEqualTo(2);
    }

    @RepeatedTest(3)
    void aReferenceShipsOnce() {
        Map<String, Object> shipment = shipment(from, to, goods(sku, 1));
        shipment.put("reference", "DN-7");

        List<Integer> answers = atOnce(Collections.nCopies(6, () -> lorry.ship(shipment)));

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(shop.stock(from, sku).getLong("onHand")).isEqualTo(4);
    }

    private static List<Integer> atOnce(Supplier<ValidatableResponse> one, Supplier<ValidatableResponse> other) {
        return atOnce(List.of(one, other));
    }

    private static List<Integer> atOnce(List<Supplier<ValidatableResponse>> requests) {
        return Together.run(requests.stream()
                .<Supplier<Integer>>map(request -> () -> request.get().extract().statusCode())
                .toList());
    }
}
