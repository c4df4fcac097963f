package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** A count puts the book right as of its moment, in whatever order the book hears of things. */
@QuarkusTest
@InventoryTest
class CycleCountIT {

    private static final Duration DAY = Duration.ofHours(24);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final Instant yesterday = Instant.now().minus(DAY).truncatedTo(ChronoUnit.MILLIS);
    private Shop shop;
    private String store;
    private String sku;

    @BeforeEach
    void tenPieces() {
        shop = new Shop(environment, sender);
        store = shop.newStore("SELL");
        sku = shop.newSkuAt(store, 1);
        move(9, "RECEIPT", yesterday.minus(DAY)).statusCode(200);
        // The piece that made the SKU known came today: take it out again, so that the days before add up to ten less
        // one.
        move(-1, "WRITE_OFF", Instant.now()).statusCode(200);
        move(1, "RECEIPT", yesterday.minus(DAY)).statusCode(200);
    }

    @Test
    void theDifferenceIsEnteredInTheLedger() {
        JsonPath count = count(7, yesterday).statusCode(201).extract().jsonPath();

        assertThat(count.getLong("lines[0].book")).isEqualTo(10);
        assertThat(count.getLong("lines[0].difference")).isEqualTo(-3);
        assertThat(count.getLong("lines[0].onHand")).isEqualTo(7);
        assertThat(onHand()).isEqualTo(7);
        shop.as("service")
                .get("/counts/" + count.getString("countId"))
                .then()
                .statusCode(200)
                .body("count.differing", equalTo(1))
                .body("lines[0].counted", equalTo(7));
        shop.as("service")
                .get("/counts?location=" + store)
                .then()
                .statusCode(200)
                .body("items[0].countId", equalTo(count.getString("countId")));
    }

    @Test
    void whatMovedAfterTheCountStaysOnTopOfIt() {
        move(-2, "SHRINKAGE", yesterday.plusSeconds(60)).statusCode(200);

        JsonPath count = count(9, yesterday).statusCode(201).extract().jsonPath();

        assertThat(count.getLong("lines[0].book")).isEqualTo(10);
        assertThat(onHand()).isEqualTo(7);
    }

    @Test
    void whatWasSoldBeforeTheCountAndReportedLaterChangesNothingAnyMore() {
        count(8, yesterday).statusCode(201);

        move(-2, "SHRINKAGE", yesterday.minusSeconds(60)).statusCode(200);

        assertThat(onHand()).isEqualTo(8);
        assertThat(onHandAt(yesterday.minusSeconds(1))).isEqualTo(8);
        assertThat(onHandAt(yesterday.minusSeconds(61))).isEqualTo(10);
    }

    @Test
    void aMovementOfTheCountsOwnInstantWasSeenByIt() {
        count(8, yesterday).statusCode(201);

        move(-2, "SHRINKAGE", yesterday).statusCode(200);

        assertThat(onHand()).isEqualTo(8);
    }

    @Test
    void anOlderCountHandedInLateDoesNotOutweighANewerOne() {
        count(6, yesterday.plusSeconds(3_600)).statusCode(201);

        count(9, yesterday).statusCode(201);

        assertThat(onHand()).isEqualTo(6);
        assertThat(onHandAt(yesterday)).isEqualTo(9);
    }

    @Test
    void aSecondCountOfTheSameInstantIsTheOneThatHolds() {
        count(6, yesterday).statusCode(201);

        count(9, yesterday).statusCode(201);

        assertThat(onHand()).isEqualTo(9);
    }

    @Test
    void pastStockIsToldAsItWasAndAsItWasKnown() {
        Instant before = Instant.now();
        move(-4, "SHRINKAGE", yesterday).statusCode(200);

        assertThat(onHandAt(yesterday)).isEqualTo(6);
        assertThat(onHandAt(yesterday.minusMillis(1))).isEqualTo(10);
        assertThat(onHand("at=" + yesterday + "&knownAt=" + before)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inWhateverOrderTheBookHearsOfThings(long seed) {
        // Given a day of movements and counts, each counting what was really there
        Random random = new Random(seed);
        List<Supplier<ValidatableResponse>> reports = new ArrayList<>();
        long really = 10;
        for (int hour = 0; hour < 20; hour++) {
            Instant moment = yesterday.plus(Duration.ofMinutes(hour));
            if (random.nextInt(4) == 0) {
                // Somebody has taken some without a trace; the count finds out.
                really -= Math.min(really, random.nextInt(3));
                long counted = really;
                reports.add(() -> count(counted, moment));
            } else {
                long pieces = 1 + random.nextInt(5);
                boolean comes = really < pieces || random.nextBoolean();
                really += comes ? pieces : -pieces;
                reports.add(() -> move(comes ? pieces : -pieces, comes ? "RECEIPT" : "ADJUSTMENT", moment));
            }
        }
        long last = really;
        reports.add(() -> count(last, yesterday.plus(DAY.dividedBy(2))));

        // When the book hears of them in any order; what would leave less than nothing is handed in again later
        Collections.shuffle(reports, random);
        Deque<Supplier<ValidatableResponse>> queue = new ArrayDeque<>(reports);
        while (!queue.isEmpty()) {
            Supplier<ValidatableResponse> report = queue.poll();
            int status = report.get().extract().statusCode();
            if (status == 409) {
                queue.add(report);
            } else {
                assertThat(status).isIn(200, 201);
            }
        }

        // Then it ends where the last count was
        assertThat(onHand()).as("seed " + seed).isEqualTo(last);
        assertThat(onHandAt(Instant.now())).as("by the ledger").isEqualTo(last);
    }

    @Test
    void badCountsAreRefusedAndNothingIsEntered() {
        shop.as("service")
                .body(Map.of(
                        "location",
                        store,
                        "counts",
                        List.of(Map.of("sku", sku, "counted", 3), Map.of("sku", sku, "counted", 4))))
                .post("/counts")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/counts/1/sku"));
        count(3, Instant.now().plus(DAY)).statusCode(400).body("violations[0].pointer", equalTo("/countedAt"));
        count(3, Instant.now().minus(Duration.ofDays(32)))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/countedAt"));
        count(-1, yesterday).statusCode(400);
        shop.as("service")
                .body(Map.of("location", store, "counts", List.of(Map.of("sku", "NOBODY-KNOWS", "counted", 3))))
                .post("/counts")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-sku"));
        shop.as("associate")
                .body(Map.of("location", store, "counts", List.of(Map.of("sku", sku, "counted", 3))))
                .post("/counts")
                .then()
                .statusCode(403);
        shop.as("service").get("/counts?location=123").then().statusCode(400);
        shop.as("service").get("/counts/no-id").then().statusCode(404);
        shop.as("service")
                .get("/stock/" + store + "/" + sku + "/on-hand?at=yesterday")
                .then()
                .statusCode(400);

        assertThat(onHand()).isEqualTo(10);
    }

    private ValidatableResponse count(long counted, Instant at) {
        return shop.as("service")
                .body(Map.of(
                        "location",
                        store,
                        "countedAt",
                        at.toString(),
                        "counts",
                        List.of(Map.of("sku", sku, "counted", counted))))
                .post("/counts")
                .then();
    }

    private ValidatableResponse move(long quantity, String reason, Instant at) {
        return shop.as("service")
                .body(Map.of(
                        "movements",
                        List.of(Map.of(
                                "sku",
                                sku,
                                "location",
                                store,
                                "quantity",
                                quantity,
                                "reason",
                                reason,
                                "occurredAt",
                                at.toString()))))
                .post("/stock/movements")
                .then();
    }

    private long onHand() {
        return shop.stock(store, sku).getLong("onHand");
    }

    private long onHandAt(Instant at) {
        return onHand("at=" + at);
    }

    private long onHand(String moments) {
        return shop.as("service")
                .get("/stock/" + store + "/" + sku + "/on-hand?" + moments)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("onHand");
    }
}
