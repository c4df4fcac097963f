package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published.Told;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.events.BackInStock;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.stock.persistence.StockStore;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What is there again is told once, however many places it comes back to at the same moment. */
@QuarkusTest
@InventoryTest
class BackInStockIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    Transactions transactions;

    @Inject
    StockStore stock;

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
    void backInStockIsToldOncePerCrossing() {
        String other = shop.newWarehouse();
        move(other, 2);
        move(warehouse, -5);
        move(other, -2);
        move(warehouse, 1);
        move(other, 1);

        assertThat(signals(sku, 2))
                .extracting(told -> ((BackInStock) told.state()).getAvailable())
                .containsExactly(5L, 1L);
    }

    @Test
    void whatCannotBeShippedIsNotBack() {
        String store = shop.newStore("SELL");
        move(warehouse, -5);
        move(store, 3);
        move(warehouse, 2);

        assertThat(signals(sku, 2))
                .extracting(told -> ((BackInStock) told.state()).getAvailable())
                .containsExactly(5L, 2L);
    }

    @Test
    void aLocationThatOpensAgainBringsItsGoodsBack() {
        open(warehouse, false);
        move(warehouse, 1);
        open(warehouse, true);
        open(warehouse, true);

        assertThat(signals(sku, 2))
                .extracting(told -> ((BackInStock) told.state()).getAvailable())
                .containsExactly(5L, 6L);
    }

    @Test
    void aRepeatedDocumentSignalsOnce() {
        move(warehouse, -5);
        Supplier<Integer> receipt = () -> shop.as("service")
                .body(Map.of(
                        "movements",
                        List.of(Map.of(
                                "sku",
                                sku,
                                "location",
                                warehouse,
                                "quantity",
                                4,
                                "reason",
                                "RECEIPT",
                                "reference",
                                "doc-" + sku))))
                .post("/stock/movements")
                .statusCode();

        assertThat(Together.run(List.of(receipt, receipt, receipt))).containsOnly(200);

        assertThat(signals(sku, 2)).hasSize(2);
    }

    @Test
    void whatIsGivenBackAndTakenAgainInOneTransactionIsNotBack() throws Throwable {
        Place place = new Place(new Gln(warehouse), new Sku(sku));
        inOneTransaction(place, level -> level.hold(5));
        inOneTransaction(place, level -> {
            level.release(5);
            level.hold(5);
        });
        inOneTransaction(place, level -> level.release(1));

        assertThat(signals(sku, 2))
                .extracting(told -> ((BackInStock) told.state()).getAvailable())
                .containsExactly(5L, 1L);
        inOneTransaction(place, level -> level.release(4));
    }

    @Test
    void placesThatChangeAtOnceTellOfItOnce() {
        int rounds = 12;
        List<String> places = List.of(warehouse, shop.newWarehouse(), shop.newWarehouse(), shop.newWarehouse());
        move(warehouse, -5);

        for (int round = 0; round < rounds; round++) {
            together(places, 1);
            together(places, -1);
        }

        assertThat(signals(sku, 1 + rounds)).hasSize(1 + rounds);
    }

    @Test
    void goodsAndOpeningAtOnceTellOfItOnce() {
        int rounds = 8;
        move(warehouse, -5);
        for (int round = 0; round < rounds; round++) {
            open(warehouse, false);
            Together.<Boolean>run(List.of(
                    () -> {
                        move(warehouse, 1);
                        return true;
                    },
                    () -> {
                        open(warehouse, true);
                        return true;
                    }));
            move(warehouse, -1);
        }

        assertThat(signals(sku, 1 + rounds)).hasSize(1 + rounds);
    }

    private void together(List<String> places, long quantity) {
        Together.run(IntStream.range(0, places.size())
                .<Supplier<Boolean>>mapToObj(index -> () -> {
                    move(places.get(index), quantity);
                    return true;
                })
                .toList());
    }

    private void inOneTransaction(Place place, Consumer<StockLevel> work) throws Throwable {
        Instant now = Instant.now();
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(tx -> stock.lock(tx, List.of(place), now)
                .invoke(book -> work.accept(book.at(place)))
                .call(book -> stock.save(tx, book, now))));
    }

    private void move(String place, long quantity) {
        shop.move(sku, place, quantity, "ADJUSTMENT").statusCode(200);
    }

    private void open(String place, boolean open) {
        Map<String, Object> location = new HashMap<>(Shop.location("WAREHOUSE", "SHIP", "RECEIVE"));
        location.put("open", open);
        shop.as("admin").body(location).put("/locations/" + place).then().statusCode(200);
    }

    private List<Told> signals(String key, int atLeast) {
        return new Signals(shop, environment, codec).of(key, atLeast, warehouse);
    }
}
