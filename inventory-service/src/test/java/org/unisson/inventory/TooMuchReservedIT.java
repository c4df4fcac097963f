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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockReserved;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.SentPieces;
import org.unisson.schemas.Topics;

/** What is set aside for an open order beyond what it is to get is given back; what it may still get never is. */
@QuarkusTest
@InventoryTest
class TooMuchReservedIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String DRIFT = "TOO_MUCH_KEPT";

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

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
    void forAnOrderThatIsNotDecidedYetItIsGivenBackAndTold() throws SQLException {
        held(order, line);
        reserve(here, 2);

        Map<String, Object> healed = healed();

        assertThat(healed).containsEntry("drift", DRIFT).containsEntry("orderStatus", "PLACED");
        assertThat(quantities(healed, "before")).containsExactly(4);
        assertThat(quantities(healed, "after")).containsExactly(2);
        assertStock(here, 5, 2);
        assertThat(new Published(environment, codec)
                        .await(Topics.RESERVATIONS, order.toString(), 2)
                        .getLast()
                        .state())
                .isInstanceOfSatisfying(StockReserved.class, told -> assertThat(
                                told.getLines().getFirst().getQuantity())
                        .isEqualTo(2));
        // And life goes on
        shop.cancel(order, 2);
        shop.awaitReservation(order, "RELEASED");
        assertStock(here, 5, 0);
    }

    @Test
    void beyondWhatIsStillToBeHandedOutItIsGivenBack() throws SQLException {
        confirmed();
        told(consignment, 2, here, "PICKED", pieces(2).setHandedOver(1));
        assertStock(here, 4, 1);
        reserve(here, 1);

        assertThat(healed()).containsEntry("drift", DRIFT).containsEntry("orderStatus", "CONFIRMED");

        assertStock(here, 4, 1);
        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
        told(consignment, 3, here, "SHIPPED", pieces(2).setHandedOver(2));
        shop.awaitReservation(order, "FULFILLED");
        assertStock(here, 3, 0);
    }

    @Test
    void whereNothingIsToBeHandedOutAnyMoreAllOfItIs() throws SQLException {
        confirmed();
        told(consignment, 2, here, "SHIPPED", pieces(2).setHandedOver(1).setCancelled(1));
        shop.awaitReservation(order, "FULFILLED");
        letters.execute("update reservation set status = 'CONFIRMED' where order_id = '" + order + "'");
        reserve(here, 1);

        assertThat(healed()).containsEntry("drift", DRIFT);

        assertThat(shop.reservationStatus(order)).isEqualTo("FULFILLED");
        assertStock(here, 4, 0);
    }

    @Test
    void whatWasFoundElsewhereIsTheOrdersBeforeAnyConsignmentTellsOfIt() throws SQLException {
        String there = shop.newWarehouse();
        confirmed();
        shop.move(sku, there, 3, "RECEIPT").statusCode(200);
        told(consignment, 2, here, "PICKED", pieces(2).setNotFound(1));
        assertStock(there, 3, 1);

        anotherOrderIsHealed();

        assertThat(healings(order)).isEmpty();
        assertStock(there, 3, 1);
        // More than that is too much; which of it, only the consignment tells that the order opens for it
        reserve(here, 1);
        anotherOrderIsHealed();
        assertThat(healings(order)).isEmpty();

        told(Ids.next(), 1, there, "ALLOCATED", pieces(1));
        assertThat(healed()).containsEntry("drift", DRIFT);
        assertStock(there, 3, 1);
        assertStock(here, 4, 1);
    }

    @Test
    void whatIsSentAgainBecauseItWasLostIsTheOrders() throws SQLException {
        String store = shop.newStore("PICKUP");
        confirmed();
        sent(store, 2, pieces(2), new SentPieces(2L, 0L, 0L, 0L));
        shop.awaitReservation(order, "FULFILLED");
        sent(store, 3, pieces(2).setNotFound(1), new SentPieces(2L, 1L, 0L, 0L));
        assertStock(here, 3, 1);

        anotherOrderIsHealed();

        assertThat(healings(order)).isEmpty();
        assertStock(here, 3, 1);
        reserve(here, 1);
        assertThat(healed()).containsEntry("drift", DRIFT);
        assertStock(here, 3, 1);
    }

    @Test
    void whatAConsignmentIsToHandOutStays() throws SQLException {
        confirmed();
        told(consignment, 2, here, "ALLOCATED", pieces(3));
        assertThat(healed()).containsEntry("drift", "NOT_KEPT");

        anotherOrderIsHealed();

        assertThat(healings(order)).hasSize(1);
        assertStock(here, 5, 3);
    }

    private void held(UUID one, OrderLine wanted) {
        shop.place(shop.order(one, wanted).build());
        shop.awaitReservation(one, "HELD");
    }

    private void confirmed() {
        held(order, line);
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
    }

    private ConsignedLine.Builder pieces(long quantity) {
        return Consigned.pieces(line, quantity);
    }

    private void told(UUID parcel, long version, String location, String status, ConsignedLine.Builder pieces) {
        new Consigned(sender).tell(version, Consigned.parcel(parcel, order, location, status, pieces));
        await().atMost(SOON).until(() -> heardOf(parcel) == version);
    }

    private void sent(String store, long version, ConsignedLine.Builder pieces, SentPieces sent) {
        new Consigned(sender)
                .tell(
                        version,
                        Consigned.parcel(consignment, order, here, "SHIPPED", pieces.setSent(sent))
                                .setPickupLocation(store));
        await().atMost(SOON).until(() -> heardOf(consignment) == version);
    }

    /** As a bug would, at that place: more for our line, in the reservation and in the stock. */
    private void reserve(String location, long more) throws SQLException {
        letters.execute(
                "update reservation_line set quantity = quantity + " + more + " where order_id = '" + order
                        + "' and location = '" + location + "'",
                "update stock set reserved = reserved + " + more + " where sku = '" + sku + "' and location = '"
                        + location + "'");
    }

    /** Once a drift is found that is younger than all that our order has said, ours was looked at with all of it. */
    private void anotherOrderIsHealed() throws SQLException {
        UUID other = Ids.next();
        String elsewhere = shop.newWarehouse();
        held(other, Shop.line(shop.newSkuAt(elsewhere, 1), 1, "SHIP", null));
        letters.putAside("reservations", Topics.ORDERS, other);
        shop.cancel(other, 2);
        healed(other);
        // The audit that found it may have looked at ours before: the next one has not.
        Instant found = Instant.now();
        await().atMost(SOON).until(() -> {
            everythingIsHeard();
            return number("select count(*) from reservation_audit where finished_at is not null and begun_at > '"
                            + found + "'")
                    > 0;
        });
    }

    private long heardOf(UUID parcel) throws SQLException {
        return number(
                "select coalesce(max(version), 0) from consignment_course where consignment_id = '" + parcel + "'");
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void everythingIsHeard() {
        Instant now = Instant.now();
        sender.watermark(Topics.ORDERS, now);
        sender.watermark(Topics.CONSIGNMENTS, now);
    }

    private Map<String, Object> healed() {
        return healed(order);
    }

    /** What was found of an order, as soon as it is. */
    private Map<String, Object> healed(UUID one) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            everythingIsHeard();
                            return healings(one);
                        },
                        found -> !found.isEmpty())
                .getFirst();
    }

    private List<Map<String, Object>> healings(UUID one) {
        return shop
                .as("admin")
                .queryParam("since", start.toString())
                .queryParam("limit", 200)
                .get("/audits/reservations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(healing -> one.toString().equals(healing.get("orderId")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> quantities(Map<String, Object> healed, String which) {
        Map<String, Object> state = (Map<String, Object>) healed.get(which);
        return ((List<Map<String, Object>>) state.get("lines"))
                .stream().map(reserved -> reserved.get("quantity")).toList();
    }

    private void assertStock(String location, long onHand, long reserved) {
        new Shelf(shop, sku).await(location, onHand, reserved);
    }
}
