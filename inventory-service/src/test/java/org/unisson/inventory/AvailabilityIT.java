package org.unisson.inventory;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** What a channel can promise: its buffers, its locations, and why not more. */
@QuarkusTest
@InventoryTest
class AvailabilityIT {
    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final String channel = "web-" + UUID.randomUUID().toString().substring(0, 8);
    private Shop shop;
    private String warehouse;
    private String store;
    private String sku;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        warehouse = shop.newWarehouse();
        store = shop.newStore("SELL", "PICKUP");
        sku = shop.newSkuAt(warehouse, 10);
        shop.move(sku, store, 4, "RECEIPT").statusCode(200);
    }

    @Test
    void aChannelWithoutAPolicyPromisesWhatCanBeShipped() {
        ask("").body("channel", equalTo(channel), "policyVersion", equalTo(0), "asOf", notNullValue())
                .body("skus[0].sku", equalTo(sku), "skus[0].availableToPromise", equalTo(10))
                .body("skus[0].locations", hasSize(2))
                .body(at(warehouse, "availableToPromise"), equalTo(10), at(warehouse, "excluded"), empty())
                .body(at(store, "availableToPromise"), equalTo(0), at(store, "onHand"), equalTo(4))
                .body(at(store, "excluded"), contains("CANNOT_SHIP"));
        ask("&method=PICKUP&location=" + store).body("skus[0].availableToPromise", equalTo(4));
        ask("&method=PICKUP").body(at(warehouse, "excluded"), contains("CANNOT_PICKUP"));
    }

    @Test
    void bufferSafetyAndReservationsAreTakenOff() {
        UUID order = Ids.next();
        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null)).build());
        shop.awaitReservation(order, "HELD");
        shop.as("service")
                .body(Map.of("safety", 1))
                .put("/stock/" + warehouse + "/" + sku + "/safety")
                .then()
                .statusCode(200);
        put(policy(3)).statusCode(200).body("version", equalTo(1));

        ask("").body(at(warehouse, "onHand"), equalTo(10))
                .body(at(warehouse, "reserved"), equalTo(2), at(warehouse, "safety"), equalTo(1))
                .body(at(warehouse, "buffer"), equalTo(3), at(warehouse, "availableToPromise"), equalTo(4))
                .body("policyVersion", equalTo(1));
    }

    @Test
    void aBufferNeverPromisesLessThanNothingAndASkuMayHaveItsOwn() {
        put(policy(11)).statusCode(200);
        ask("").body("skus[0].availableToPromise", equalTo(0));
        put(policy(10)).statusCode(200);
        ask("").body("skus[0].availableToPromise", equalTo(0));

        Map<String, Object> own = policy(10);
        own.put("buffers", List.of(Map.of("sku", sku, "buffer", 9)));
        put(own).statusCode(200);

        ask("").body("skus[0].availableToPromise", equalTo(1), at(warehouse, "buffer"), equalTo(9));
    }

    @Test
    void aShareIsOfEachPlaceRoundedDownAndStandsBesideTheBuffer() {
        Map<String, Object> half = policy(0);
        half.put("share", 55);
        put(half).statusCode(200).body("share", equalTo(55), "version", equalTo(1));
        ask("").body("skus[0].availableToPromise", equalTo(5), at(warehouse, "share"), equalTo(55));
        ask("&method=PICKUP").body("skus[0].availableToPromise", equalTo(2));

        half.put("buffer", 6);
        put(half).statusCode(200);
        ask("").body("skus[0].availableToPromise", equalTo(4), at(warehouse, "buffer"), equalTo(6));

        // Said without a share, it is all of it again.
        put(policy(0)).statusCode(200).body("share", equalTo(100));
        ask("").body("skus[0].availableToPromise", equalTo(10));
    }

    @Test
    void anOrderTakesNoMoreThanTheShareAndTheNextOneItsShareOfTheRest() {
        Map<String, Object> half = policy(0);
        half.put("share", 50);
        put(half).statusCode(200);
        UUID tooMuch = Ids.next();
        UUID first = Ids.next();

        shop.place(shop.order(tooMuch, Shop.line(sku, 6, "SHIP", null))
                .setChannel(channel)
                .build());
        shop.awaitReservation(tooMuch, "REFUSED");
        shop.place(shop.order(first, Shop.line(sku, 5, "SHIP", null))
                .setChannel(channel)
                .build());
        shop.awaitReservation(first, "HELD");

        ask("").body("skus[0].availableToPromise", equalTo(2));
    }

    @Test
    void onlyAllocatedAndOpenLocationsServe() {
        Map<String, Object> elsewhere = policy(0);
        elsewhere.put("locations", List.of(store));
        put(elsewhere).statusCode(200).body("locations", contains(store));
        ask("").body("skus[0].availableToPromise", equalTo(0))
                .body(at(warehouse, "excluded"), contains("NOT_ALLOCATED"));

        Map<String, Object> closed = new HashMap<>(Shop.location("WAREHOUSE", "SHIP"));
        closed.put("open", false);
        shop.as("admin").body(closed).put("/locations/" + warehouse).then().statusCode(200);

        ask("").body(at(warehouse, "excluded"), contains("CLOSED", "NOT_ALLOCATED"));
        put(policy(0)).statusCode(200);
        ask("").body(at(warehouse, "excluded"), contains("CLOSED"), "skus[0].availableToPromise", equalTo(0));

        // Master data that comes in anew does not know that it is closed.
        Map<String, Object> renamed = new HashMap<>(Shop.location("WAREHOUSE", "SHIP"));
        renamed.put("name", "Renamed");
        renamed.remove("open");
        shop.as("admin")
                .body(renamed)
                .put("/locations/" + warehouse)
                .then()
                .statusCode(200)
                .body("open", equalTo(false));
        ask("").body(at(warehouse, "excluded"), contains("CLOSED"));
    }

    @Test
    void anAnswerSaysHowFarItsFeedsAreBehind() {
        Instant until = Instant.now().minusSeconds(3_600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        sender.watermark(Topics.PURCHASES, until);
        sender.watermark(Topics.ORDERS, until);
        sender.watermark(Topics.CONSIGNMENTS, until);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            ask("").body(
                            "feeds.topic",
                            contains(Topics.ORDERS.name(), Topics.CONSIGNMENTS.name(), Topics.PURCHASES.name()))
                    .body("feeds.completeUntil", hasSize(3), "feeds[1].behind", containsString("PT"));
            shop.as("associate")
                    .get("/stock/" + warehouse + "/" + sku)
                    .then()
                    .body("onHand", equalTo(10), "asOf", notNullValue(), "feeds[1].completeUntil", notNullValue());
            shop.as("associate")
                    .get("/stock?sku=" + sku)
                    .then()
                    .body("items", hasSize(2), "asOf", notNullValue(), "feeds", hasSize(3));
        });
    }

    @Test
    void badQuestionsAreRefused() {
        for (String bad : List.of(
                "",
                "?channel=web",
                "?sku=A",
                "?sku=%20&channel=web",
                "?sku=A&channel=A%00B",
                "?sku=A&channel=web&method=FLY",
                "?sku=A&channel=web&location=1",
                "?channel=web"
                        + String.join(
                                "",
                                IntStream.range(0, 101)
                                        .mapToObj(i -> "&sku=S" + i)
                                        .toList()))) {
            shop.as("service")
                    .urlEncodingEnabled(false)
                    .get("/availability" + bad)
                    .then()
                    .statusCode(400);
        }
        shop.as("service")
                .get("/availability?sku=A&channel=web&location=2900000000001")
                .then()
                .statusCode(422);
        shop.as("service")
                .get("/availability?sku=NEVER-HEARD-OF&channel=web")
                .then()
                .statusCode(200)
                .body("skus[0].availableToPromise", equalTo(0), "skus[0].locations", empty());
    }

    private ValidatableResponse ask(String more) {
        return shop.as("service")
                .get("/availability?sku=" + sku + "&channel=" + channel + more)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse put(Map<String, Object> policy) {
        return shop.as("admin")
                .body(policy)
                .put("/channels/" + channel + "/stock-policy")
                .then();
    }

    private static Map<String, Object> policy(long buffer) {
        return new HashMap<>(Map.of("buffer", buffer));
    }

    private static String at(String location, String figure) {
        return "skus[0].locations.find { it.location == '" + location + "' }." + figure;
    }
}
