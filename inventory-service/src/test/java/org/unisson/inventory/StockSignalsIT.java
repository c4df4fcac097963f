package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.testing.Published.Told;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.events.BackInStock;
import org.unisson.inventory.events.StockLow;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.stock.persistence.StockStore;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** What is low and what is there again is told once per crossing, however it comes to it. */
@QuarkusTest
@InventoryTest
class StockSignalsIT {

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

    private ValidatableResponse threshold(Integer pieces) {
        Map<String, Object> body = new HashMap<>();
        body.put("threshold", pieces);
        return shop.as("service")
                .body(body)
                .put("/stock/" + warehouse + "/" + sku + "/threshold")
                .then();
    }

    /** What was told of the key, and nothing is told of it any more: a last change has been told after all of them. */
    private List<Told> signals(String key, int atLeast) {
        List<Told> told = new Published(environment, codec).await(Topics.STOCK_SIGNALS, key, atLeast);
        String last = shop.newSkuAt(warehouse, 1);
        new Published(environment, codec).await(Topics.STOCK_SIGNALS, last, 1);
        // By the relay events leave in the order of their commits, whatever their key.
        List<Told> all = new Published(environment, codec).await(Topics.STOCK_SIGNALS, key, atLeast);
        assertThat(all).hasSameSizeAs(told);
        return all;
    }
}
