package org.unisson.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.unisson.inventory.Carts.line;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Carts hold pieces for a while, on the same book as orders. */
@QuarkusTest
@InventoryTest
class HoldIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    AgroalDataSource database;

    private final UUID cart = Ids.next();
    private final UUID order = Ids.next();
    private Shop shop;
    private Carts carts;
    private String warehouse;
    private String sku;

    @BeforeEach
    void fiveOnTheShelf() {
        shop = new Shop(environment, sender);
        carts = Carts.holdingFor(shop, "PT10M");
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(warehouse, 5);
    }

    @Test
    void whatACartHoldsIsReservedForEverybody() {
        carts.hold(cart, line(sku, 2), line(sku, 1))
                .statusCode(200)
                .body("lines[0].from[0].location", equalTo(warehouse), "lines[0].quantity", equalTo(2))
                .body("lines[1].quantity", equalTo(1));

        assertThat(reserved()).isEqualTo(3);
        Instant began = Instant.parse(carts.held(cart).statusCode(200).extract().path("beganAt"));
        Instant expires = Instant.parse(carts.held(cart).extract().path("expiresAt"));
        assertThat(Duration.between(began, expires)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void askingAgainTakesThePlaceOfWhatWasHeldAndIsNeverCountedTwice() {
        carts.hold(cart, line(sku, 4)).statusCode(200);
        carts.hold(cart, line(sku, 5)).statusCode(200);
        assertThat(reserved()).isEqualTo(5);

        carts.hold(cart, line(sku, 6))
                .statusCode(409)
                .body("type", endsWith("/hold-refused"))
                .body("violations[0].pointer", equalTo("/lines/0"))
                .body("violations[0].message", startsWith("OUT_OF_STOCK: 5 of 6"));
        assertThat(reserved()).isEqualTo(5);

        carts.hold(cart, line(sku, 1)).statusCode(200);
        assertThat(reserved()).isEqualTo(1);
    }

    @Test
    void allLinesOrNone() {
        String other = shop.newSku();
        shop.stocked(other, warehouse, 1);

        carts.hold(cart, line(sku, 1), line(other, 2))
                .statusCode(409)
                .body("violations.pointer", equalTo(List.of("/lines/1")));

        assertThat(reserved()).isZero();
        carts.held(cart).statusCode(404);
    }

    @Test
    void whatACartHoldsStaysItsOwnThoughOthersHaveTheirShareOfTheRest() {
        shop.as("admin")
                .body(Map.of("share", 60, "buffer", 0, "holdFor", "PT10M"))
                .put("/channels/" + carts.channel() + "/stock-policy")
                .then()
                .statusCode(200);
        carts.hold(cart, line(sku, 4)).statusCode(409);
        carts.hold(cart, line(sku, 3)).statusCode(200);
        carts.hold(Ids.next(), line(sku, 2)).statusCode(409);
        carts.hold(Ids.next(), line(sku, 1)).statusCode(200);

        // Given back and asked for anew its three pieces would be two of four.
        carts.hold(cart, line(sku, 3)).statusCode(200);
        carts.hold(cart, line(sku, 4))
                .statusCode(409)
                .body("violations[0].message", startsWith("OUT_OF_STOCK: 3 of 4"));
        placeOf(cart, order, 3);
        shop.awaitReservation(order, "HELD");

        assertThat(reserved()).isEqualTo(4);
    }

    @Test
    void theOrderOfACartHasWhatTheCartHeld() {
        UUID stranger = Ids.next();
        carts.hold(cart, line(sku, 5)).statusCode(200);

        shop.place(shop.order(stranger, Shop.line(sku, 1, "SHIP", null)).build());
        shop.awaitReservation(stranger, "REFUSED");
        placeOf(cart, order, 5);
        shop.awaitReservation(order, "HELD");

        assertThat(reserved()).isEqualTo(5);
        carts.held(cart).statusCode(404);
        carts.hold(cart, line(sku, 1)).statusCode(409).body("type", endsWith("/cart-ordered"));
        shop.cancel(order, 2);
        shop.awaitReservation(order, "RELEASED");
        carts.hold(cart, line(sku, 5)).statusCode(200);
    }

    @Test
    void anOrderThatCannotBeServedGivesTheHoldUp() {
        carts.hold(cart, line(sku, 5)).statusCode(200);

        placeOf(cart, order, 6);
        shop.awaitReservation(order, "REFUSED");

        assertThat(reserved()).isZero();
        carts.hold(cart, line(sku, 2)).statusCode(200);
        assertThat(reserved()).isEqualTo(2);
    }

    @Test
    void theSameOrderToldTwiceTakesTheHoldOnce() {
        carts.hold(cart, line(sku, 2)).statusCode(200);

        placeOf(cart, order, 2);
        placeOf(cart, order, 2);
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");

        assertThat(reserved()).isEqualTo(2);
    }

    @Test
    void aHoldIsGivenBackOnce() {
        carts.hold(cart, line(sku, 3)).statusCode(200);

        carts.giveBack(cart).statusCode(204);
        carts.giveBack(cart).statusCode(204);
        carts.giveBack(Ids.next()).statusCode(204);

        assertThat(reserved()).isZero();
        carts.held(cart).statusCode(404);
    }

    @Test
    void anAuditCountsWhatCartsHold() throws SQLException {
        carts.hold(cart, line(sku, 3)).statusCode(200);
        sql("update stock set reserved = 1 where sku = '" + sku + "'");

        await().atMost(SOON).until(() -> {
            shop.as("admin").post("/audits").then().statusCode(202);
            return reserved() == 3;
        });
    }

    private io.restassured.specification.RequestSpecification as(UUID customer) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.customerToken(customer));
    }

    private void placeOf(UUID ofCart, UUID id, long pieces) {
        shop.place(shop.order(id, Shop.line(sku, pieces, "SHIP", null))
                .setCartId(ofCart)
                .setChannel(carts.channel())
                .build());
    }

    private long reserved() {
        return shop.stock(warehouse, sku).getLong("reserved");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            assertThat(update.executeUpdate(statement)).isEqualTo(1);
        }
    }
}
