package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.audit.application.AuditReservations;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockReserved;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.SentPieces;
import org.unisson.schemas.Topics;

/** A reservation that is not what its order has said, by whatever error, is put right and written down, once. */
@QuarkusTest
@InventoryTest
class ReservationAuditIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

    @Inject
    AuditReservations audit;

    private final UUID order = Ids.next();
    private final UUID consignment = Ids.next();
    private final Instant start = Instant.now().minusSeconds(1);
    private Shop shop;
    private DeadLetters letters;
    private String here;
    private String sku;
    private OrderLine line;

    @BeforeEach
    void fivePieces() {
        shop = new Shop(environment, sender);
        letters = new DeadLetters(database, shop);
        here = shop.newWarehouse();
        sku = shop.newSkuAt(here, 5);
        line = Shop.line(sku, 2, "SHIP", null);
    }

    @Test
    void whatIsSetAsideForACancelledOrderIsGivenBack() throws SQLException {
        held();
        letters.putAside("reservations", Topics.ORDERS, order);
        shop.cancel(order, 2);

        Map<String, Object> healed = healed();

        assertThat(healed).containsEntry("drift", "NOT_RELEASED").containsEntry("orderStatus", "CANCELLED");
        assertThat(state(healed, "before")).containsEntry("status", "HELD");
        assertThat(state(healed, "after")).containsEntry("status", "RELEASED");
        assertStock(5, 0);
        thePutAsideChangesNothingMore("reservations", order);
    }

    @Test
    void whatIsHeldForAConfirmedOrderNoLongerExpires() throws SQLException {
        held();
        letters.putAside("reservations", Topics.ORDERS, order);
        shop.confirm(order, 2);

        assertThat(healed()).containsEntry("drift", "NOT_CONFIRMED");

        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
        assertStock(5, 2);
        thePutAsideChangesNothingMore("reservations", order);
    }

    @Test
    void anOrderThatWasNeverHeardOfIsReserved() throws SQLException {
        letters.putAside("reservations", Topics.ORDERS, order);
        shop.place(shop.order(order, line).build());

        Map<String, Object> healed = healed();

        assertThat(healed).containsEntry("drift", "MISSING").doesNotContainKey("before");
        assertThat(shop.reservationStatus(order)).isEqualTo("HELD");
        assertStock(5, 2);
        assertThat(new Published(environment, codec)
                        .await(Topics.RESERVATIONS, order.toString(), 1)
                        .getFirst()
                        .state())
                .isInstanceOf(StockReserved.class);
        thePutAsideChangesNothingMore("reservations", order);
    }

    @Test
    void whatAConfirmedOrderHasLostIsSetAsideAgain() throws SQLException {
        confirmed();
        consigned(1, "ALLOCATED", 0);
        letters.execute(
                "update reservation set status = 'RELEASED', reason = 'EXPIRED' where order_id = '" + order + "'",
                "update stock set reserved = reserved - 2 where sku = '" + sku + "'");

        assertThat(healed()).containsEntry("drift", "NOT_KEPT");

        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
        assertStock(5, 2);
        shop.cancel(order, 3);
        shop.awaitReservation(order, "RELEASED");
        assertStock(5, 0);
    }

    @Test
    void aReservationThatIsGoneIsMadeAgainFromItsConsignments() throws SQLException {
        confirmed();
        consigned(1, "ALLOCATED", 0);
        letters.execute(
                "delete from reservation_sourcing where order_id = '" + order + "'",
                "delete from reservation_line where order_id = '" + order + "'",
                "delete from reservation where order_id = '" + order + "'",
                "update stock set reserved = reserved - 2 where sku = '" + sku + "'");

        assertThat(healed()).containsEntry("drift", "MISSING");

        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
        assertStock(5, 2);
        consigned(2, "SHIPPED", 2);
        shop.awaitReservation(order, "FULFILLED");
        assertStock(3, 0);
    }

    @Test
    void whatWasSoldToOthersMeanwhileIsToldToTheOrder() throws SQLException {
        confirmed();
        letters.execute(
                "update reservation set status = 'RELEASED', reason = 'EXPIRED' where order_id = '" + order + "'",
                "update stock set reserved = reserved - 2 where sku = '" + sku + "'");
        new Till(sender).sold(here, sku, 4, Instant.now());

        assertThat(healed()).containsEntry("drift", "NOT_KEPT");

        await().atMost(SOON).until(() -> new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 1).stream()
                        .map(Published.Told::state)
                        .filter(StockConflictFound.class::isInstance)
                        .map(StockConflictFound.class::cast)
                        .anyMatch(told -> told.getLines().getFirst().getKept() == 1));
    }

    @Test
    void whatConsignmentsHaveHandedOutIsFollowed() throws SQLException {
        confirmed();
        letters.putAside("consignments", Topics.CONSIGNMENTS, consignment);
        consigned(2, "SHIPPED", 2);

        assertThat(healed()).containsEntry("drift", "NOT_FOLLOWED");

        assertThat(shop.reservationStatus(order)).isEqualTo("FULFILLED");
        assertStock(3, 0);
        thePutAsideChangesNothingMore("consignments", consignment);
        assertStock(3, 0);
    }

    @Test
    void whatWasLeftInTheStoreItWasSentToIsFollowed() throws SQLException {
        String store = shop.newStore("PICKUP");
        confirmed();
        sent(store, 2, new SentPieces(2L, 0L, 0L, 0L));
        shop.awaitReservation(order, "FULFILLED");
        fulfilled(3);
        letters.putAside("consignments", Topics.CONSIGNMENTS, consignment);
        sent(store, 5, new SentPieces(2L, 0L, 0L, 2L));

        assertThat(healed()).containsEntry("drift", "NOT_FOLLOWED");

        new Shelf(shop, sku).await(store, 2, 0);
        assertStock(3, 0);
        thePutAsideChangesNothingMore("consignments", consignment);
        new Shelf(shop, sku).await(store, 2, 0);
    }

    @Test
    void whatIsLeftForAnOrderThatHasEndedIsGivenBack() throws SQLException {
        confirmed();
        consigned(2, "SHIPPED", 2);
        shop.awaitReservation(order, "FULFILLED");
        fulfilled(3);
        letters.execute(
                "update reservation set status = 'CONFIRMED' where order_id = '" + order + "'",
                "update reservation_line set quantity = 1 where order_id = '" + order + "'",
                "update stock set reserved = reserved + 1 where sku = '" + sku + "'");

        assertThat(healed()).containsEntry("drift", "NOT_ENDED");

        assertThat(shop.reservationStatus(order)).isEqualTo("FULFILLED");
        assertStock(3, 0);
    }

    @Test
    void replicasThatAreAtItTogetherHealOnce() throws SQLException {
        held();
        letters.putAside("reservations", Topics.ORDERS, order);
        shop.cancel(order, 2);
        await().atMost(SOON).until(() -> letters.parked("reservations", order) == 1);
        Supplier<Boolean> replica = () -> {
            try {
                VertxContextSupport.subscribeAndAwait(audit::run);
                return true;
            } catch (Throwable failed) {
                throw new IllegalStateException(failed);
            }
        };

        await().atMost(SOON).until(() -> {
            everythingIsHeard();
            Together.run(IntStream.range(0, 3).mapToObj(one -> replica).toList());
            return !healings().isEmpty();
        });

        assertThat(healings()).hasSize(1);
        assertStock(5, 0);
    }

    @Test
    void anAuditThatWasKilledIsGoneOnWith() throws SQLException {
        held();
        letters.putAside("reservations", Topics.ORDERS, order);
        shop.cancel(order, 2);
        UUID killed = Ids.next();
        // As one leaves it that has come to just before our order.
        await().atMost(SOON).until(() -> {
            try {
                letters.execute("insert into reservation_audit (id, begun_at, order_id) values ('" + killed
                        + "', now(), '" + new UUID(order.getMostSignificantBits(), order.getLeastSignificantBits() - 1)
                        + "')");
                return true;
            } catch (SQLException another) {
                assertThat(another.getSQLState()).isEqualTo("23505");
                return false;
            }
        });

        await().atMost(SOON).until(() -> finished(killed));

        assertThat(healed()).containsEntry("drift", "NOT_RELEASED");
        assertThat(healings()).hasSize(1);
    }

    @Test
    void whatIsInOrderIsLeftAlone() throws SQLException {
        shop.move(sku, here, 500, "RECEIPT").statusCode(200);
        List<UUID> orders = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            UUID one = Ids.next();
            orders.add(one);
            shop.place(shop.order(one, Shop.line(sku, 1, "SHIP", null)).build());
            if (number % 3 != 0) {
                shop.confirm(one, 2);
            }
            if (number % 3 == 2) {
                shop.cancel(one, 3);
            }
            everythingIsHeard();
        }
        shop.awaitReservation(orders.getLast(), "RELEASED");
        // A drift among them: once it is found, all of them have been looked at while they were under way.
        held();
        letters.putAside("reservations", Topics.ORDERS, order);
        shop.cancel(order, 2);
        assertThat(healed()).containsEntry("drift", "NOT_RELEASED");

        assertThat(records().stream()
                        .map(one -> UUID.fromString(one.get("orderId").toString())))
                .doesNotContainAnyElementsOf(orders);
        assertStock(505, 40);
    }

    @Test
    void onlyTheBackOfficeMayAskAndStrictly() {
        shop.as("associate").get("/audits/reservations").then().statusCode(403);
        shop.as("admin").get("/audits/reservations?limit=0").then().statusCode(400);
        shop.as("admin").get("/audits/reservations?since=yesterday").then().statusCode(400);
        shop.as("admin")
                .get("/audits/reservations?since=%2B1000000-01-01T00:00:00Z")
                .then()
                .statusCode(400);
        shop.as("admin").get("/audits/reservations?cursor=!").then().statusCode(400);
        shop.as("admin").get("/audits/reservations?limit=1").then().statusCode(200);
    }

    private void held() {
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");
    }

    private void confirmed() {
        held();
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
    }

    private void consigned(long version, String status, long handedOver) {
        ConsignedLine.Builder pieces = Consigned.pieces(line, 2).setHandedOver(handedOver);
        new Consigned(sender).tell(version, Consigned.parcel(consignment, order, here, status, pieces));
        await().atMost(SOON).until(() -> courseVersion() == version);
    }

    private void sent(String store, long version, SentPieces sent) {
        ConsignedLine.Builder pieces =
                Consigned.pieces(line, 2).setCancelled(sent.getCancelled()).setSent(sent);
        new Consigned(sender)
                .tell(
                        version,
                        Consigned.parcel(consignment, order, here, "SHIPPED", pieces)
                                .setPickupLocation(store));
        await().atMost(SOON).until(() -> courseVersion() == version);
    }

    private long courseVersion() throws SQLException {
        return number("select coalesce(max(version), 0) from consignment_course where consignment_id = '" + consignment
                + "'");
    }

    private boolean finished(UUID killed) throws SQLException {
        return number("select count(*) from reservation_audit where finished_at is null and id = '" + killed + "'")
                == 0;
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void fulfilled(long version) {
        new Consigned(sender).fulfilled(order, version);
        await().atMost(SOON)
                .until(() -> number("select count(*) from order_course where status = 'FULFILLED' and order_id = '"
                                + order + "'")
                        == 1);
    }

    private void thePutAsideChangesNothingMore(String handler, UUID key) throws SQLException {
        await().atMost(SOON).until(() -> letters.parked(handler, key) == 1);
        long version = version();
        letters.redrive(handler, key);
        assertThat(version()).isEqualTo(version);
        assertThat(healings()).hasSize(1);
    }

    private long version() {
        return shop.as("agent").get("/reservations/" + order).jsonPath().getLong("version");
    }

    private void everythingIsHeard() {
        Instant now = Instant.now();
        sender.watermark(Topics.ORDERS, now);
        sender.watermark(Topics.CONSIGNMENTS, now);
    }

    /** What was found of our order, as soon as it is. */
    private Map<String, Object> healed() {
        return await().atMost(SOON)
                .until(
                        () -> {
                            everythingIsHeard();
                            return healings();
                        },
                        found -> !found.isEmpty())
                .getFirst();
    }

    private List<Map<String, Object>> healings() {
        return records().stream()
                .filter(one -> order.toString().equals(one.get("orderId")))
                .toList();
    }

    private List<Map<String, Object>> records() {
        return shop.as("admin")
                .queryParam("since", start.toString())
                .queryParam("limit", 200)
                .get("/audits/reservations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> state(Map<String, Object> healed, String which) {
        return (Map<String, Object>) healed.get(which);
    }

    private void assertStock(long onHand, long reserved) {
        new Shelf(shop, sku).await(here, onHand, reserved);
    }
}
