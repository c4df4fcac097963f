package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** A reservation that some error has given back is set aside again, once, and none of those beside it is touched. */
@ExtendWith(RunningRetailer.class)
class ReservationAuditScenario {

    /** The audit looks every few seconds at what has been quiet for some. */
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Shop shop;
    private final Stack stack;
    private final Reading reading;
    private final Consignments consignments;

    ReservationAuditScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @Test
    void whatHasDriftedIsHealedAndTheRestIsLeftAlone() throws SQLException {
        // Given orders of every kind: one that waits, one that was sent, one that came from elsewhere, two that ended
        Instant start = Instant.now().minusSeconds(1);
        String store = shop.store();
        String other = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.receive(store, sku, 20);
        shop.receive(other, sku, 1);
        shop.opened();
        Order waiting = order(web, store, sku, 2, "tok_visa");
        Order sent = shop.shipped(null, web, List.of(new Requests.OrderLine(sku, 1, null)));
        consignments.ship(
                store,
                consignments.at(sent.orderId(), store).path("consignmentId").asText());
        Order elsewhere = order(web, store, sku, 2, "tok_visa");
        JsonNode short2 = consignments.at(elsewhere.orderId(), store);
        String line = short2.path("lines").path(0).path("lineId").asText();
        consignments.tell(
                store,
                short2.path("consignmentId").asText(),
                "pick",
                Map.of("notFound", List.of(Map.of("lineId", line, "quantity", 2))));
        consignments.at(elsewhere.orderId(), other);
        Order declined = order(web, store, sku, 1, "tok_declined");
        Order tooMany = order(web, store, sku, 500, "tok_visa");
        // And one that is confirmed, and that some error has given back
        Order drifted = order(web, store, sku, 3, "tok_visa");
        await("stock at rest")
                .atMost(WITHIN)
                .until(() -> reading.stock(store, sku).reserved() == 5);
        giveBack(drifted, store, sku, 3);
        assertThat(reading.stock(store, sku).reserved()).isEqualTo(2);

        // When the audit has come to it
        List<JsonNode> healed = await("healing of " + drifted.orderId())
                .atMost(WITHIN)
                .until(() -> healings(start, drifted), found -> !found.isEmpty());

        // Then it is set aside again, and the store hands it out
        assertThat(healed).singleElement().satisfies(one -> {
            assertThat(one.path("drift").asText()).isEqualTo("NOT_KEPT");
            assertThat(one.path("before").path("status").asText()).isEqualTo("RELEASED");
            assertThat(one.path("after").path("status").asText()).isEqualTo("CONFIRMED");
        });
        assertThat(reading.stock(store, sku).reserved()).isEqualTo(5);
        for (Order one : List.of(waiting, sent, elsewhere, declined, tooMany)) {
            assertThat(healings(start, one)).as("healings of %s", one).isEmpty();
        }
        shop.retail()
                .associate(store, shop.journey())
                .post(Service.ORDER, "/orders/" + drifted.orderId() + "/fulfilment", new Requests.Nothing());
        await("its end").atMost(WITHIN).until(() -> reading.reservation(drifted.orderId()), "FULFILLED"::equals);
        await("stock").atMost(WITHIN).until(() -> reading.stock(store, sku).reserved() == 2);
        assertThat(reading.stock(store, sku).onHand()).isEqualTo(reading.ledger(store, sku));
    }

    private Order order(String web, String store, String sku, long pieces, String card) {
        return shop.order(null, web, store, card, List.of(new Requests.OrderLine(sku, pieces, null)));
    }

    private List<JsonNode> healings(Instant since, Order order) {
        return shop.system().all(Service.INVENTORY, "/audits/reservations?since=" + since).stream()
                .filter(one -> order.orderId().equals(one.path("orderId").asText()))
                .toList();
    }

    /** What no message of the order would have done. */
    private void giveBack(Order order, String store, String sku, long pieces) throws SQLException {
        Map<String, String> inventory = stack.environment("inventory-service");
        try (Connection connection = DriverManager.getConnection(
                        inventory.get("QUARKUS_DATASOURCE_JDBC_URL"),
                        inventory.get("QUARKUS_DATASOURCE_USERNAME"),
                        inventory.get("QUARKUS_DATASOURCE_PASSWORD"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate("update reservation set status = 'RELEASED', reason = 'EXPIRED'"
                            + " where status = 'CONFIRMED' and order_id = '" + order.orderId() + "'"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("update stock set reserved = reserved - " + pieces + " where sku = '"
                            + sku + "' and location = '" + store + "'"))
                    .isEqualTo(1);
            connection.commit();
        }
    }
}
