package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** What is set aside and handed out in another way than it was to be stays set aside, and leaves once. */
@QuarkusTest
@InventoryTest
class RearrangedGoodsIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    AgroalDataSource database;

    private final UUID order = Ids.next();
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private Shop shop;
    private String here;
    private String store;
    private String sku;
    private OrderLine line;

    @BeforeEach
    void aConfirmedOrderOfTwo() {
        shop = new Shop(environment, sender);
        here = shop.newWarehouse();
        store = shop.newStore("PICKUP");
        sku = shop.newSkuAt(here, 5);
        line = Shop.line(sku, 2, "SHIP", null);
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
    }

    @Test
    void theSameConsignmentGoesToAStore() throws SQLException {
        tell(first, 1, "ALLOCATED", null, 2, 0);
        tell(first, 2, "ALLOCATED", store, 2, 0);
        await().atMost(SOON).until(() -> open() == 2 && collectedAt(store) == 1);
        assertStock(5, 2);

        tell(first, 5, "SHIPPED", store, 2, 2);
        shop.awaitReservation(order, "FULFILLED");
        assertStock(3, 0);
    }

    @Test
    void piecesThatGoToAnotherConsignmentAreCountedThereAlone() throws SQLException {
        tell(second, 1, "ALLOCATED", store, 2, 0);
        tell(first, 1, "ALLOCATED", null, 2, 0);
        tell(first, 2, "ALLOCATED", null, 0, 0);
        await().atMost(SOON).until(() -> open() == 2 && collectedAt(store) == 1);
        assertStock(5, 2);

        tell(second, 4, "SHIPPED", store, 2, 2);
        shop.awaitReservation(order, "FULFILLED");
        assertStock(3, 0);
    }

    private void tell(UUID consignment, long version, String status, String pickup, long quantity, long handedOver) {
        Instant now = Instant.now();
        sender.send(Event.of(
                Topics.CONSIGNMENTS,
                consignment.toString(),
                version,
                ConsignmentChanged.newBuilder()
                        .setConsignmentId(consignment)
                        .setOrderId(order)
                        .setVersion(version)
                        .setChannel("web-fr")
                        .setLocation(here)
                        .setPickupLocation(pickup)
                        .setMethod(pickup == null ? "SHIP" : "PICKUP")
                        .setStatus(status)
                        .setLines(List.of(ConsignedLine.newBuilder()
                                .setLineId(line.getLineId())
                                .setSku(sku)
                                .setQuantity(quantity)
                                .setHandedOver(handedOver)
                                .setNotFound(0)
                                .setWithdrawn(0)
                                .setCancelled(0)
                                .build()))
                        .setChangedAt(now)
                        .build(),
                now));
    }

    private long open() throws SQLException {
        return number("select coalesce(sum(quantity - handed_over), 0) from consignment_course where order_id = '"
                + order + "'");
    }

    private long collectedAt(String gln) throws SQLException {
        return number("select count(*) from consignment_course where order_id = '" + order
                + "' and method = 'PICKUP' and pickup_location = '" + gln + "'");
    }

    private void assertStock(long onHand, long reserved) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(shop.stock(here, sku).getLong("onHand")).isEqualTo(onHand);
            assertThat(shop.stock(here, sku).getLong("reserved")).isEqualTo(reserved);
        });
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
