package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockReserved;
import org.unisson.inventory.events.StockResourced;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** What consignments hand out leaves the stock once; what they cannot hand out is found elsewhere, as far as it is there. */
@QuarkusTest
@InventoryTest
class ConsignmentIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    @All
    List<StateRepublisher> republishers;

    private final UUID order = Ids.next();
    private final UUID consignment = Ids.next();
    private Shop shop;
    private Consigned consigned;
    private String here;
    private String sku;
    private OrderLine line;

    @BeforeEach
    void aConfirmedOrderOfThree() {
        shop = new Shop(environment, sender);
        consigned = new Consigned(sender);
        here = shop.newWarehouse();
        sku = shop.newSkuAt(here, 5);
        line = Shop.line(sku, 3, "SHIP", null);
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");
    }

    @Test
    void partsLeaveOneByOneAndTheLastEndsTheReservation() {
        shop.confirm(order, 2);
        tell(2, 2, 0, 0, 0);
        shelf().await(here, 3, 1);
        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");

        tell(2, 2, 0, 0, 0);
        tell(4, 3, 0, 0, 0);
        shop.awaitReservation(order, "FULFILLED");

        shelf().await(here, 2, 0);
        consigned.fulfilled(order, 3);
        assertAudited();
        shelf().await(here, 2, 0);
    }

    @Test
    void whatHasLeftIsAFactAlsoWhereTheOrdersOwnWordComesLater() {
        tell(2, 3, 0, 0, 0);
        shop.awaitReservation(order, "FULFILLED");
        shop.confirm(order, 2);
        consigned.fulfilled(order, 3);

        shelf().await(here, 2, 0);
        assertAudited();
        assertThat(shop.reservationStatus(order)).isEqualTo("FULFILLED");
    }

    @Test
    void cancelledPiecesAreAvailableAgainAndNothingMoves() {
        shop.confirm(order, 2);
        tell(2, 0, 0, 0, 1);
        shelf().await(here, 5, 2);
        tell(3, 0, 0, 0, 3);

        shop.awaitReservation(order, "RELEASED");
        shelf().await(here, 5, 0);
    }

    @Test
    void whatIsNotOnTheShelfLeavesTheBookAndComesFromElsewhere() {
        String there = shop.newWarehouse();
        shop.move(sku, there, 2, "RECEIPT").statusCode(200);
        shop.confirm(order, 2);

        tell(2, 0, 2, 0, 0);

        shelf().await(here, 3, 1);
        shelf().await(there, 2, 2);
        assertThat(shelf().ledger(here)).containsExactly("RECEIPT", "SHRINKAGE");
        assertThat(sourced()).contains("RESOURCED");
        tell(3, 1, 2, 0, 0);
        shelf().await(here, 2, 0);
        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
        UUID second = Ids.next();
        tell(second, there, 2, line(2, 2, 0, 0, 0));
        shop.awaitReservation(order, "FULFILLED");
        shelf().await(there, 0, 0);
        assertAudited();
    }

    @Test
    void whatIsOnlyPartlyElsewhereIsTakenAsFarAsItGoes() {
        String there = shop.newWarehouse();
        shop.move(sku, there, 1, "RECEIPT").statusCode(200);
        shop.confirm(order, 2);

        tell(2, 0, 3, 0, 0);

        shelf().await(there, 1, 1);
        shelf().await(here, 2, 0);
        assertThat(lines()).contains(Map.of("location", there, "quantity", 1));
    }

    @Test
    void whatIsNowhereIsTold() {
        shop.confirm(order, 2);

        tell(2, 0, 3, 0, 0);

        shop.awaitReservation(order, "RELEASED");
        shelf().await(here, 2, 0);
        assertThat(new Published(environment, codec)
                        .await(Topics.RESERVATIONS, order.toString(), 2)
                        .getLast()
                        .state())
                .isInstanceOfSatisfying(StockResourced.class, told -> {
                    assertThat(told.getConsignmentId()).isEqualTo(consignment);
                    assertThat(told.getReplacements()).isEmpty();
                    assertThat(told.getUnavailable()).singleElement().satisfies(missing -> assertThat(
                                    missing.getQuantity())
                            .isEqualTo(3));
                });
    }

    @Test
    void afterALostSlotWhatWasFoundIsToldAgainBeforeTheReservation() throws Throwable {
        String there = shop.newWarehouse();
        shop.move(sku, there, 3, "RECEIPT").statusCode(200);
        shop.confirm(order, 2);
        tell(2, 0, 0, 3, 0);
        shelf().await(there, 3, 3);
        Instant since = Instant.now().minusSeconds(60);
        StateRepublisher reservations = republishers.stream()
                .filter(one -> one.subject().equals("reservations"))
                .findFirst()
                .orElseThrow();

        VertxContextSupport.subscribeAndAwait(() -> reservations.republish(since));

        var told = new Published(environment, codec).await(Topics.RESERVATIONS, order.toString(), 4);
        assertThat(told.get(1).state()).isInstanceOf(StockResourced.class);
        assertThat(told.get(2).state()).isEqualTo(told.get(1).state());
        assertThat(told.get(3).state())
                .isInstanceOfSatisfying(StockReserved.class, again -> assertThat(again.getVersion())
                        .isGreaterThan(told.get(2).version()));
    }

    @Test
    void aLocationThatClosesKeepsItsGoodsAndLosesItsPromise() {
        String there = shop.newWarehouse();
        shop.move(sku, there, 3, "RECEIPT").statusCode(200);
        shop.confirm(order, 2);

        tell(2, 0, 0, 3, 0);

        shelf().await(there, 3, 3);
        shelf().await(here, 5, 0);
        assertThat(shelf().ledger(here)).containsExactly("RECEIPT");
        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
    }

    private void tell(long version, long handedOver, long notFound, long withdrawn, long cancelled) {
        tell(consignment, here, version, line(3, handedOver, notFound, withdrawn, cancelled));
    }

    private Shelf shelf() {
        return new Shelf(shop, sku);
    }

    private ConsignedLine.Builder line(long pieces, long handedOver, long notFound, long withdrawn, long cancelled) {
        return Consigned.pieces(line, pieces)
                .setHandedOver(handedOver)
                .setNotFound(notFound)
                .setWithdrawn(withdrawn)
                .setCancelled(cancelled);
    }

    private void tell(UUID id, String location, long version, ConsignedLine.Builder pieces) {
        consigned.tell(version, Consigned.parcel(id, order, location, "PICKED", pieces));
    }

    private List<Map<String, Object>> lines() {
        return shop.as("agent")
                .get("/reservations/" + order)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("lines.collect { [location: it.location, quantity: it.quantity] }");
    }

    private String sourced() {
        return shop.as("agent")
                .get("/reservations/" + order + "/sourcing")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** No level of these places has drifted from its ledger and its reservations. */
    private void assertAudited() {
        var seen = shop.stock(here, sku);
        long moved = shop
                .as("service")
                .get("/stock/" + here + "/" + sku + "/movements")
                .jsonPath()
                .getList("items.quantity", Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(seen.getLong("onHand")).isEqualTo(moved);
    }
}
