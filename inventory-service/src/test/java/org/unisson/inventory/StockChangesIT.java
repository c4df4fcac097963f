package org.unisson.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Stock is told as it changes, from the state it had on: nothing missed, nothing of the past. */
@QuarkusTest
@InventoryTest
class StockChangesIT {

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    @LocalStack.Injected
    Environment environment;

    @TestHTTPResource("/")
    URI service;

    @Inject
    EventSender sender;

    private final List<Listener> listeners = new ArrayList<>();
    private Shop shop;
    private String warehouse;
    private String store;
    private String sku;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        warehouse = shop.newWarehouse();
        store = shop.newStore("SELL", "RECEIVE");
        sku = shop.newSkuAt(warehouse, 10);
    }

    @AfterEach
    void close() {
        listeners.forEach(Listener::close);
        // The next test may have as many listeners as there may be.
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            try (Listener listener = new Listener(stream("sku=" + sku), environment.token("service"))) {
                listener.await("event:state");
                return true;
            }
        });
    }

    @Test
    void aSkuIsToldAtAllItsLocations() {
        Listener listener = listen("sku=" + sku);
        listener.await("event:state");
        listener.await("\"onHand\":10", warehouse);

        shop.move(sku, store, 3, "RECEIPT").statusCode(200);
        listener.await("event:change");
        listener.await("\"onHand\":3", store);

        UUID order = Ids.next();
        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null)).build());
        listener.await("\"reserved\":2", "\"available\":8", warehouse);

        new Lorry(environment).shipped(warehouse, store, sku, 4);
        listener.await("\"incoming\":4", store);
    }

    @Test
    void aLocationIsToldInAllItsSkusAndInNoOther() {
        String shirt = shop.newSkuAt(store, 1);
        Listener listener = listen("location=" + store);
        listener.await("\"onHand\":1", shirt);

        shop.move(sku, warehouse, 5, "RECEIPT").statusCode(200);
        shop.move(sku, store, 7, "RECEIPT").statusCode(200);

        listener.await("\"onHand\":7", sku);
        assertThat(listener.with(warehouse)).isEmpty();
    }

    @Test
    void whoComesWhileItChangesSeesEveryPlaceInTheEndAndNoVersionTwice() {
        List<String> places = List.of(warehouse, store, shop.newStore("SELL"), shop.newStore("SELL"));
        int steps = 15;
        List<Supplier<Boolean>> doing = new ArrayList<>();
        places.forEach(place -> doing.add(() -> {
            IntStream.range(0, steps)
                    .forEach(step -> shop.move(sku, place, 1, "RECEIPT").statusCode(200));
            return true;
        }));
        doing.add(() -> IntStream.range(0, 3).allMatch(index -> listen("sku=" + sku) != null));

        Together.run(doing);

        for (Listener listener : listeners) {
            for (String place : places) {
                long last = shop.stock(place, sku).getLong("version");
                listener.await("\"version\":" + last + ",", place);
                long[] told = listener.with(place).stream()
                        .flatMapToLong(line -> VERSION.matcher(line)
                                .results()
                                .map(MatchResult::group)
                                .flatMapToLong(text -> LongStream.of(Long.parseLong(text.substring(10)))))
                        .toArray();
                assertThat(told).isSorted().doesNotHaveDuplicates();
                // From the state on, every single change.
                assertThat(told).hasSize((int) (last - told[0] + 1));
            }
        }
    }

    @Test
    void whatAnotherReplicaChangesIsToldToo() {
        Listener listener = listen("sku=" + sku);
        listener.await("event:state");
        Instant now = Instant.now();

        // Its own publication is all that this replica hears of another one's change.
        sender.send(Event.of(
                Topics.STOCK,
                warehouse + "/" + sku,
                99,
                StockChanged.newBuilder()
                        .setSku(sku)
                        .setLocation(warehouse)
                        .setVersion(99)
                        .setOnHand(77)
                        .setReserved(0)
                        .setSafety(0)
                        .setAvailable(77)
                        .setReason("RECEIPT")
                        .setChangedAt(now)
                        .build(),
                now));

        listener.await("\"onHand\":77", "\"version\":99");
    }

    @Test
    void aQuietStreamShowsThatItIsAlive() {
        listen("sku=" + sku).await(":alive");
    }

    @Test
    void onlySoManyMayWatch() {
        for (int index = 0; index < 5; index++) {
            listen("sku=" + sku).await("event:state");
        }

        shop.as("service")
                .get("/stock/changes?sku=" + sku)
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/too-many-watchers"));
    }

    @Test
    void badInputIsRefused() {
        for (String bad : List.of("", "?sku=A&location=" + store, "?location=123", "?sku=%20")) {
            shop.as("service")
                    .urlEncodingEnabled(false)
                    .get("/stock/changes" + bad)
                    .then()
                    .statusCode(400);
        }
        given().get("/stock/changes?sku=A").then().statusCode(401);
    }

    private Listener listen(String query) {
        Listener listener = new Listener(stream(query), environment.token("service"));
        synchronized (listeners) {
            listeners.add(listener);
        }
        return listener;
    }

    private URI stream(String query) {
        return service.resolve("/stock/changes?" + query);
    }
}
