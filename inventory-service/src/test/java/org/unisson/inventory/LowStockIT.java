package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published.Told;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockLow;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What runs low is told once until there has been more again. */
@QuarkusTest
@InventoryTest
class LowStockIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private Shop shop;
    private String warehouse;
    private String sku;

    @BeforeEach
    void fivePieces() {
        shop = new Shop(environment, sender);
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(warehouse, 5);
    }

    @Test
    void lowIsToldOncePerCrossing() {
        threshold(3).statusCode(200);
        move(warehouse, -1);
        move(warehouse, -1);
        move(warehouse, -1);
        move(warehouse, 1);
        move(warehouse, 1);
        move(warehouse, -4);

        List<Told> low = signals(warehouse + "/" + sku, 2);

        assertThat(low)
                .extracting(told -> ((StockLow) told.state()).getAvailable())
                .containsExactly(3L, 0L);
        assertThat(low)
                .extracting(told -> ((StockLow) told.state()).getThreshold())
                .containsOnly(3L);
        assertThat(low).extracting(Told::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aThresholdThatIsReachedAlreadyTellsAtOnceAndOneThatIsTakenAwayNever() {
        threshold(5).statusCode(200);
        threshold(5).statusCode(200);
        threshold(6).statusCode(200);
        threshold(null).statusCode(200);
        move(warehouse, -5);
        threshold(0).statusCode(200);

        assertThat(signals(warehouse + "/" + sku, 2))
                .extracting(told -> ((StockLow) told.state()).getThreshold())
                .containsExactly(5L, 0L);
        assertThat(shop.stock(warehouse, sku).getLong("threshold")).isZero();
    }

    @Test
    void aReservationMakesLowToo() {
        threshold(3).statusCode(200);
        UUID order = Ids.next();
        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null)).build());
        shop.awaitReservation(order, "HELD");

        assertThat(signals(warehouse + "/" + sku, 1)).hasSize(1);
    }

    @Test
    void badInputIsRefused() {
        threshold(-1).statusCode(400);
        shop.as("service")
                .body(Map.of("threshold", 1))
                .put("/stock/" + warehouse + "/NO-SUCH-SKU/threshold")
                .then()
                .statusCode(422);
        new Lorry(environment)
                .associateOf(shop.newStore("SELL"))
                .body(Map.of("threshold", 1))
                .put("/stock/" + warehouse + "/" + sku + "/threshold")
                .then()
                .statusCode(403);
    }

    private void move(String place, long quantity) {
        shop.move(sku, place, quantity, "ADJUSTMENT").statusCode(200);
    }

    private ValidatableResponse threshold(Integer pieces) {
        Map<String, Object> body = new HashMap<>();
        body.put("threshold", pieces);
        return shop.as("service")
                .body(body)
                .put("/stock/" + warehouse + "/" + sku + "/threshold")
                .then();
    }

    private List<Told> signals(String key, int atLeast) {
        return new Signals(shop, environment, codec).of(key, atLeast, warehouse);
    }
}
