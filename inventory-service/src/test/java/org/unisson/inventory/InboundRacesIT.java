package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.Dock.announcement;
import static org.unisson.inventory.Dock.forecast;
import static org.unisson.inventory.Dock.receipt;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What two people do to the same inbound shipment at the same moment. */
@QuarkusTest
@InventoryTest
class InboundRacesIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Dock dock;
    private String here;
    private String sku;

    @BeforeEach
    void aPiece() {
        shop = new Shop(environment, sender);
        dock = new Dock(environment);
        here = shop.newWarehouse();
        sku = shop.newSkuAt(here, 1);
    }

    @RepeatedTest(5)
    void twoReceiptsAreBothTaken() {
        String shipment = dock.announced(here, sku, 5, null);

        List<Integer> answers = atOnce(
                () -> dock.receive(shipment, receipt("GR-1", false, arrived(sku, 2, 0))),
                () -> dock.receive(shipment, receipt("GR-2", false, arrived(sku, 3, 0))));

        assertThat(answers).containsExactly(200, 200);
        assertStock(6, 0);
    }

    @RepeatedTest(5)
    void theSameReceiptIsTakenOnce() {
        String shipment = dock.announced(here, sku, 5, null);

        List<Integer> answers = atOnce(
                Collections.nCopies(4, () -> dock.receive(shipment, receipt("GR-1", false, arrived(sku, 2, 0)))));

        assertThat(answers).containsOnly(200);
        assertStock(3, 3);
    }

    @RepeatedTest(5)
    void oneOfTwoClosesIt() {
        String shipment = dock.announced(here, sku, 5, null);

        List<Integer> answers = atOnce(
                () -> dock.receive(shipment, receipt("GR-1", true, arrived(sku, 5, 0))),
                () -> dock.receive(shipment, receipt("GR-2", true, arrived(sku, 5, 0))));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertStock(6, 0);
    }

    @RepeatedTest(10)
    void aReceiptThatCrossesAChangeIsInIt() {
        String shipment = dock.announced(here, sku, 5, null);

        List<Integer> answers = atOnce(
                () -> dock.receive(shipment, receipt("GR-1", false, arrived(sku, 2, 0))),
                () -> dock.change(shipment, null, forecast(null, goods(sku, 8))));

        assertThat(answers).containsExactly(200, 200);
        assertThat(dock.shipment(shipment).getLong("lines[0].announced")).isEqualTo(8);
        assertStock(3, 6);
    }

    @RepeatedTest(10)
    void aChangeOfWhatWasReadBeforeTheReceiptIsRefused() {
        String shipment = dock.announced(here, sku, 5, null);

        List<Integer> answers = atOnce(
                () -> dock.receive(shipment, receipt("GR-1", false, arrived(sku, 2, 0))),
                () -> dock.change(shipment, 1L, forecast(null, goods(sku, 8))));

        assertThat(answers.getFirst()).isEqualTo(200);
        assertThat(answers.getLast()).isIn(200, 412);
        assertStock(3, answers.getLast() == 200 ? 6 : 3);
    }

    @RepeatedTest(10)
    void aReceiptThatCrossesACancellationIsTakenWholeOrNotAtAll() {
        String shipment = dock.announced(here, sku, 5, null);

        List<Integer> answers = atOnce(
                () -> dock.receive(shipment, receipt("GR-1", false, arrived(sku, 2, 0))), () -> dock.cancel(shipment));

        assertThat(answers.getFirst()).isIn(200, 409);
        assertThat(answers.getLast()).isEqualTo(200);
        assertThat(dock.shipment(shipment).getString("status")).isEqualTo("CANCELLED");
        assertStock(answers.getFirst() == 200 ? 3 : 1, 0);
    }

    @RepeatedTest(3)
    void aReferenceAnnouncesOnce() {
        Map<String, Object> announcement = announcement(here, goods(sku, 5));

        List<Integer> answers = atOnce(Collections.nCopies(6, () -> dock.announce(announcement)));

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        assertStock(1, 5);
    }

    private void assertStock(long onHand, long incoming) {
        assertThat(shop.stock(here, sku).getLong("onHand")).isEqualTo(onHand);
        assertThat(shop.stock(here, sku).getLong("incoming")).isEqualTo(incoming);
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
