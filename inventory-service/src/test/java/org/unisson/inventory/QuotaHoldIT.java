package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;
import static org.unisson.inventory.Carts.line;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderPlaced;

/** Holds, orders that are paid late, and audits count with a quota. */
@QuarkusTest
@InventoryTest
class QuotaHoldIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    AgroalDataSource database;

    private final UUID ada = Ids.next();
    private Shop shop;
    private Quotas quotas;
    private String warehouse;
    private String sku;

    @BeforeEach
    void aHundredOnTheShelf() {
        shop = new Shop(environment, sender);
        quotas = new Quotas(shop);
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(warehouse, 100);
    }

    @Test
    void anOrderThatIsPaidAfterItsTimeHasNothingWhereOthersHaveTheQuota() {
        String quota = quotas.newOn(sku, Map.of("pieces", 1));
        UUID late = lapsed();
        ordered(null, 1, "HELD");

        shop.confirm(late, 2);

        shop.awaitReservation(late, "REFUSED");
        assertThat(shortages(late)).containsExactly("QUOTA_REACHED");
        assertThat(quotas.counted(quota)).containsExactly(1L, 0L);
    }

    @Test
    void anOrderThatIsPaidAfterItsTimeHasItsPiecesAgainWhileThereAreSome() {
        String quota = quotas.newOn(sku, Map.of("pieces", 1));
        UUID late = lapsed();

        shop.confirm(late, 2);

        shop.awaitReservation(late, "CONFIRMED");
        assertThat(quotas.counted(quota)).containsExactly(1L, 0L);
    }

    @Test
    void aHoldCountsAndPassesIntoTheOrders() {
        String quota = quotas.newOn(sku, Map.of("pieces", 2, "perCustomer", 2));
        Carts carts = Carts.holdingFor(shop, "PT10M");
        UUID cart = Ids.next();
        carts.hold(cart, ada, line(sku, 2)).statusCode(200);
        carts.hold(cart, ada, line(sku, 2)).statusCode(200);
        assertThat(quotas.counted(quota)).containsExactly(2L, 0L);
        carts.hold(Ids.next(), Ids.next(), line(sku, 1))
                .statusCode(409)
                .body("violations[0].message", startsWith("QUOTA_REACHED"));
        carts.hold(Ids.next(), line(sku, 1))
                .statusCode(409)
                .body("violations[0].message", startsWith("IDENTIFICATION_NEEDED"));

        UUID order = Ids.next();
        shop.place(placed(order, ada, 2)
                .setCartId(cart)
                .setChannel(carts.channel())
                .build());
        shop.awaitReservation(order, "HELD");

        assertThat(quotas.counted(quota)).containsExactly(2L, 0L);
    }

    @Test
    void aHoldThatEndsCountsNoMore() {
        String quota = quotas.newOn(sku, Map.of("pieces", 2));
        Carts hasty = Carts.holdingFor(shop, "PT1S");
        UUID cart = Ids.next();
        hasty.hold(cart, line(sku, 2)).statusCode(200);
        await().atMost(SOON).until(() -> quotas.counted(quota), List.of(0L, 0L)::equals);

        Carts carts = Carts.holdingFor(shop, "PT10M");
        UUID other = Ids.next();
        carts.hold(other, line(sku, 2)).statusCode(200);
        carts.giveBack(other).statusCode(204);

        assertThat(quotas.counted(quota)).containsExactly(0L, 0L);
    }

    @Test
    void anAuditCountsAgainFromWhatIsReservedHeldAndSold() throws SQLException {
        String quota = quotas.newOn(sku, Map.of("pieces", 20));
        Carts carts = Carts.holdingFor(shop, "PT10M");
        UUID sold = ordered(ada, 2, "HELD");
        shop.confirm(sold, 2);
        shop.fulfil(sold, 3);
        shop.awaitReservation(sold, "FULFILLED");
        shop.cancel(ordered(ada, 5, "HELD"), 2);
        ordered(ada, 1, "HELD");
        carts.hold(Ids.next(), line(sku, 3)).statusCode(200);
        await().atMost(SOON).until(() -> quotas.counted(quota), List.of(4L, 2L)::equals);

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update quota_use set reserved = 7, sold = 1 where quota_id = '" + quota + "'");
        }

        await().atMost(SOON).until(() -> quotas.counted(quota), List.of(4L, 2L)::equals);
    }

    /** An order of one piece whose time to be paid has passed, so that its pieces are given back. */
    private UUID lapsed() {
        UUID late = Ids.next();
        shop.place(placed(late, null, 1)
                .setDecideBy(Instant.now().minusSeconds(600))
                .build());
        // Where another test has told a later watermark, it is not held for long enough to be seen.
        shop.awaitReservation(late, Set.of("HELD", "RELEASED"));
        shop.orderServiceHasSaidEverythingUntil(Instant.now());
        shop.awaitReservation(late, "RELEASED");
        return late;
    }

    private UUID ordered(UUID customer, long pieces, String status) {
        UUID order = Ids.next();
        shop.place(placed(order, customer, pieces).build());
        shop.awaitReservation(order, status);
        return order;
    }

    private OrderPlaced.Builder placed(UUID order, UUID customer, long pieces) {
        return shop.order(order, Shop.line(sku, pieces, "SHIP", null)).setCustomerId(customer);
    }

    private List<String> shortages(UUID order) {
        return shop.as("agent")
                .get("/reservations/" + order)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("shortages.reason");
    }
}
