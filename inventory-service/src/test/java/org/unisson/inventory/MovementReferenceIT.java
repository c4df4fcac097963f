package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** A document moves goods once, also when its Idempotency-Key has long been forgotten: every call here has a new one. */
@QuarkusTest
@InventoryTest
class MovementReferenceIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final String document = "opening/" + UUID.randomUUID().toString().substring(0, 8);
    private Shop shop;
    private String store;
    private String sku;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        store = shop.newStore("SELL", "RECEIVE");
        sku = shop.newSkuAt(store, 1);
    }

    @Test
    void aDocumentHandedInTwiceIsBookedOnce() {
        move(movement(10, "RECEIPT", document))
                .statusCode(200)
                .body("[0].onHand", equalTo(11), "[0].unchanged", equalTo(0), "[0].version", equalTo(2));

        move(movement(10, "RECEIPT", document))
                .statusCode(200)
                .body("[0].onHand", equalTo(11), "[0].unchanged", equalTo(1), "[0].version", equalTo(2));

        assertThat(ledger("reference")).containsExactly(null, document);
        assertThat(ledger("quantity")).containsExactly(1, 10);
    }

    @Test
    void anotherQuantityUnderTheSameReferenceIsRefusedWithAllThatCameWithIt() {
        move(movement(10, "RECEIPT", document)).statusCode(200);

        move(movement(5, "RECEIPT", null), movement(9, "RECEIPT", document))
                .statusCode(409)
                .body("type", equalTo("/problems/reference-used"));

        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(11);
    }

    @Test
    void whatIsNewBesideARepeatedOneIsEntered() {
        move(movement(10, "RECEIPT", document)).statusCode(200);

        move(movement(10, "RECEIPT", document), movement(2, "RECEIPT", document + "/2"))
                .statusCode(200)
                .body("[0].onHand", equalTo(13), "[0].unchanged", equalTo(1));
    }

    @Test
    void anotherReasonOrPlaceIsAnotherBooking() {
        move(movement(10, "RECEIPT", document)).statusCode(200);
        String other = shop.newStore("SELL", "RECEIVE");
        Map<String, Object> elsewhere = movement(10, "RECEIPT", document);
        elsewhere.put("location", other);

        move(movement(-4, "WRITE_OFF", document)).statusCode(200).body("[0].onHand", equalTo(7));
        move(elsewhere).statusCode(200).body("[0].onHand", equalTo(10));
    }

    @Test
    void totalsOfAPlaceAreOfNoOther() {
        move(movement(10, "RECEIPT", document), movement(-4, "WRITE_OFF", document))
                .statusCode(200);
        shop.newSkuAt(shop.newStore("SELL", "RECEIVE"), 5);

        shop.as("service")
                .get("/stock/totals?location=" + store)
                .then()
                .statusCode(200)
                .body("size()", equalTo(2), "RECEIPT", equalTo(11), "WRITE_OFF", equalTo(-4));
        shop.as("service")
                .get("/stock/totals?location=123")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-input"), "violations[0].pointer", equalTo("location"));
    }

    @Test
    void aRepeatedWriteOffIsNotMeasuredAgainstTheStockThatItLeft() {
        move(movement(-1, "WRITE_OFF", document)).statusCode(200).body("[0].onHand", equalTo(0));

        move(movement(-1, "WRITE_OFF", document)).statusCode(200).body("[0].unchanged", equalTo(1));
    }

    @Test
    void manyAtOnceBookOnce() {
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(attempt -> CompletableFuture.supplyAsync(
                        () -> move(movement(10, "RECEIPT", document)).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnly(200);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(11);
    }

    @Test
    void aReferenceIsShortVisibleAndStandsOnceInARequest() {
        move(movement(1, "RECEIPT", "x".repeat(64))).statusCode(200);
        move(movement(1, "RECEIPT", "x".repeat(65))).statusCode(400);
        move(movement(1, "RECEIPT", "")).statusCode(400);
        move(movement(1, "RECEIPT", "a\u0000")).statusCode(400);
        move(movement(1, "RECEIPT", document), movement(1, "RECEIPT", document)).statusCode(400);
    }

    private Map<String, Object> movement(long quantity, String reason, String reference) {
        Map<String, Object> movement =
                new HashMap<>(Map.of("sku", sku, "location", store, "quantity", quantity, "reason", reason));
        if (reference != null) {
            movement.put("reference", reference);
        }
        return movement;
    }

    private ValidatableResponse move(Map<String, Object> movement) {
        return move(List.of(movement));
    }

    private ValidatableResponse move(Map<String, Object> one, Map<String, Object> other) {
        return move(List.of(one, other));
    }

    private ValidatableResponse move(List<Map<String, Object>> movements) {
        return shop.as("service")
                .body(Map.of("movements", movements))
                .post("/stock/movements")
                .then();
    }

    private List<Object> ledger(String field) {
        return shop.as("service")
                .get("/stock/" + store + "/" + sku + "/movements")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items." + field);
    }
}
