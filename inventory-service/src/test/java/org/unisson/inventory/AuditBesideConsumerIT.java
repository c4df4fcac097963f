package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** An order of which a slow consumer is just making the reservation is not missing one. */
@QuarkusTest
@InventoryTest
class AuditBesideConsumerIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String WAITING = "select count(*) from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock' and query like '%inbox%'";

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    AgroalDataSource database;

    private final UUID order = Ids.next();
    private final Instant start = Instant.now().minusSeconds(1);
    private Shop shop;
    private DeadLetters letters;
    private String here;
    private String sku;

    @BeforeEach
    void fivePieces() {
        shop = new Shop(environment, sender);
        letters = new DeadLetters(database, shop);
        here = shop.newWarehouse();
        sku = shop.newSkuAt(here, 5);
    }

    @Test
    void isReservedOnce() throws SQLException {
        // Given an order that is known, and a consumer in the midst of setting its goods aside
        OrderLine line = Shop.line(sku, 2, "SHIP", null);
        String audit;
        letters.putAside("reservations", Topics.ORDERS, order);
        shop.place(shop.order(order, line).build());
        await().atMost(SOON).until(() -> letters.parked("reservations", order) == 1);
        try (Connection consumer = database.getConnection();
                Statement statement = consumer.createStatement()) {
            consumer.setAutoCommit(false);
            for (String sql : List.of(
                    "insert into inbox (consumer, topic, key, version, applied_at) values ('reservations', '"
                            + Topics.ORDERS.name() + "', '" + order + "', 1, now())",
                    "insert into reservation (order_id, version, status, expires_at, changed_at) values ('" + order
                            + "', 1, 'HELD', now() + interval '1 hour', now())",
                    "insert into reservation_line (order_id, line_id, sku, location, quantity) values ('" + order
                            + "', '" + line.getLineId() + "', '" + sku + "', '" + here + "', 2)",
                    "update stock set reserved = reserved + 2 where sku = '" + sku + "'")) {
                statement.executeUpdate(sql);
            }

            // When an audit comes to it, and the consumer to its end
            await().atMost(SOON).until(() -> {
                everythingIsHeard();
                return !"0".equals(one(WAITING));
            });
            audit = one("select id from reservation_audit where finished_at is null");
            consumer.commit();
        }
        String goesOn = "select count(*) from reservation_audit where finished_at is null and id = '" + audit + "'";
        await().atMost(SOON).until(() -> "0".equals(one(goesOn)));

        // Then there is nothing to heal
        assertThat(shop.as("admin")
                        .queryParam("since", start.toString())
                        .queryParam("limit", 200)
                        .get("/audits/reservations")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.orderId", String.class))
                .doesNotContain(order.toString());
        new Shelf(shop, sku).await(here, 5, 2);
        letters.redrive("reservations", order);
        new Shelf(shop, sku).await(here, 5, 2);
    }

    private void everythingIsHeard() {
        Instant now = Instant.now();
        sender.watermark(Topics.ORDERS, now);
        sender.watermark(Topics.CONSIGNMENTS, now);
    }

    private String one(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
