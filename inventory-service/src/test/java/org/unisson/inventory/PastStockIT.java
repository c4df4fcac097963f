package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Stock at any past moment, in each of its states, of a place and of a whole location. */
@QuarkusTest
@InventoryTest
class PastStockIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Shop shop;
    private String here;
    private String sku;

    @BeforeEach
    void fivePieces() {
        shop = new Shop(environment, sender);
        here = shop.newWarehouse();
        sku = shop.newSkuAt(here, 5);
    }

    @Test
    void eachStateIsToldAsItWas() {
        Instant whole = Instant.now();
        shop.as("service")
                .body(Map.of("from", "SELLABLE", "to", "QUALITY_CONTROL", "quantity", 2))
                .post("/stock/" + here + "/" + sku + "/dispositions")
                .then()
                .statusCode(200);
        shop.as("service")
                .body(Map.of("from", "QUALITY_CONTROL", "to", "DAMAGED", "quantity", 1))
                .post("/stock/" + here + "/" + sku + "/dispositions")
                .then()
                .statusCode(200);

        of("").body("onHand", equalTo(3), "qualityControl", equalTo(1), "damaged", equalTo(1))
                .body("asOf", notNullValue(), "feeds", hasSize(3));
        of("?at=" + whole).body("onHand", equalTo(5), "qualityControl", equalTo(0), "damaged", equalTo(0));
        of("?at=" + start.minusSeconds(60)).body("onHand", equalTo(0));
    }

    @Test
    void aLocationIsToldInPagesEachSkuOnce() {
        List<String> all = new ArrayList<>(List.of(sku, shop.newSkuAt(here, 7), shop.newSkuAt(here, 9)));
        all.sort(null);
        Instant then = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String moments = "&at=" + then + "&knownAt=" + then;
        shop.move(sku, here, -4, "WRITE_OFF").statusCode(200);

        List<String> told = new ArrayList<>();
        List<Integer> pieces = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = at("?location=" + here + moments + "&limit=2&cursor=" + cursor)
                    .statusCode(200)
                    .body("feeds", hasSize(3))
                    .extract()
                    .jsonPath();
            told.addAll(page.getList("items.sku"));
            pieces.addAll(page.getList("items.onHand"));
            cursor = page.getString("next");
        }

        assertThat(told).isEqualTo(all);
        assertThat(pieces).containsExactlyInAnyOrder(5, 7, 9);
        at("?location=" + shop.newStore("SELL")).body("items", hasSize(0));
    }

    @Test
    void badQuestionsAreRefused() {
        for (String bad : List.of(
                "",
                "?location=1",
                "?location=" + here + "&at=yesterday",
                "?location=" + here + "&at=" + Instant.now().plusSeconds(3_600),
                "?location=" + here + "&at=-1000000-01-01T00:00:00Z",
                "?location=" + here + "&knownAt=1999-12-31T23:59:59Z",
                "?location=" + here + "&limit=201",
                "?location=" + here + "&cursor=!",
                "?location=" + here + "&cursor=AA")) {
            at(bad).statusCode(400);
        }
        shop.as("merchandiser").get("/stock/on-hand?location=" + here).then().statusCode(403);
        of("?at=-1000000-01-01T00:00:00Z").statusCode(400).body("violations.pointer", contains("at"));
    }

    private ValidatableResponse of(String moments) {
        return shop.as("service")
                .get("/stock/" + here + "/" + sku + "/on-hand" + moments)
                .then();
    }

    private ValidatableResponse at(String question) {
        return shop.as("service").get("/stock/on-hand" + question).then();
    }
}
