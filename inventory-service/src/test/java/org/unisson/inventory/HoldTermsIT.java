package org.unisson.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.inventory.Carts.line;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** On which terms carts hold goods, and for how long. */
@QuarkusTest
@InventoryTest
class HoldTermsIT {

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
    void aHoldThatIsOverIsPromisedAgain() {
        Carts hasty = Carts.holdingFor(shop, "PT1S");
        hasty.hold(cart, line(sku, 3)).statusCode(200);

        await().atMost(SOON).until(() -> reserved() == 0);

        hasty.held(cart).statusCode(404);
        shop.place(shop.order(order, Shop.line(sku, 5, "SHIP", null))
                .setCartId(cart)
                .setChannel(hasty.channel())
                .build());
        shop.awaitReservation(order, "HELD");
        assertThat(reserved()).isEqualTo(5);
    }

    @Test
    void whoHasHeldAsLongAsItMayLetsOthersHaveTheirChance() throws SQLException {
        carts.hold(cart, line(sku, 3)).statusCode(200);
        sql(
                "update hold set began_at = began_at - interval '31 minutes', latest_end = latest_end - interval '31 minutes',"
                        + " expires_at = latest_end - interval '31 minutes' where cart_id = '" + cart + "'");

        carts.hold(cart, line(sku, 3)).statusCode(409).body("type", endsWith("/hold-used-up"));
        await().atMost(SOON).until(() -> reserved() == 0);
        carts.hold(cart, line(sku, 3)).statusCode(409).body("type", endsWith("/hold-used-up"));
    }

    @Test
    void onlyOnTheTermsOfTheChannel() {
        shop.as("service")
                .body(Map.of("channel", "nowhere-" + cart.toString().substring(0, 8), "lines", List.of(line(sku, 1))))
                .put("/holds/" + cart)
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-holds"));
        carts.hold(cart, line(sku, 21)).statusCode(422).body("type", endsWith("/too-many-pieces"));
        carts.hold(cart, line("NO-SUCH-SKU", 1)).statusCode(422).body("violations[0].pointer", equalTo("/lines/0/sku"));
        carts.hold(cart).statusCode(400);
        carts.hold(cart, Map.of("sku", sku, "quantity", 1, "method", "PICKUP"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/lines/0/location"));
        carts.hold(cart, Map.of("sku", sku, "quantity", 1, "method", "SHIP", "colour", "red"))
                .statusCode(400);
        shop.as("service").get("/holds/no-id").then().statusCode(404);
        shop.as("merchandiser").get("/holds/" + cart).then().statusCode(403);
        assertThat(reserved()).isZero();
    }

    @Test
    void termsAreSaidWithTheChannel() {
        String path = "/channels/" + carts.channel() + "/stock-policy";
        shop.as("agent").get(path).then().body("holdFor", equalTo("PT10M"), "holdAtMost", equalTo(20));
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("buffer", 0, "holdFor", "PT1H0.5S"),
                Map.of("buffer", 0, "holdFor", "PT61M"),
                Map.of("buffer", 0, "holdFor", "PT0S"),
                Map.of("buffer", 0, "holdFor", "-PT5M"),
                Map.of("buffer", 0, "holdFor", "soon"),
                Map.of("buffer", 0, "holdFor", "PT99999999999999H"),
                Map.of("buffer", 0, "holdAtMost", 5),
                Map.of("buffer", 0, "holdFor", "PT5M", "holdAtMost", 0))) {
            shop.as("admin").body(bad).put(path).then().statusCode(400);
        }
        shop.as("admin").body(Map.of("buffer", 0)).put(path).then().statusCode(200);
        carts.hold(cart, line(sku, 1)).statusCode(409).body("type", endsWith("/no-holds"));
    }

    @Test
    void theCartOfAnotherCustomerIsOutOfReach() {
        UUID customer = Ids.next();
        UUID other = Ids.next();
        carts.hold(cart, customer, line(sku, 1)).statusCode(200);

        for (int status : new int[] {
            as(other).get("/holds/" + cart).statusCode(),
            as(other).delete("/holds/" + cart).statusCode(),
            as(other)
                    .body(Map.of("channel", carts.channel(), "lines", List.of(line(sku, 1))))
                    .put("/holds/" + cart)
                    .statusCode()
        }) {
            assertThat(status).isEqualTo(403);
        }
        as(customer).get("/holds/" + cart).then().statusCode(200).body("customerId", equalTo(customer.toString()));
        assertThat(reserved()).isEqualTo(1);
    }

    private io.restassured.specification.RequestSpecification as(UUID customer) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.customerToken(customer));
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
