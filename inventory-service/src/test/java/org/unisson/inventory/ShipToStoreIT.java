package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.StockResourced;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.SentPieces;

/** What is sent to a store to be collected leaves the sender's stock, and what stays in the store comes into the store's. */
@QuarkusTest
@InventoryTest
class ShipToStoreIT {

    private static final SentPieces ALL = sent(0, 0, 0);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private final UUID order = Ids.next();
    private final UUID consignment = Ids.next();
    private Shop shop;
    private Sourcings sourcings;
    private String warehouse;
    private String store;
    private String sku;
    private String channel;
    private OrderLine line;

    @BeforeEach
    void aConfirmedOrderOfThreeForTheStore() {
        shop = new Shop(environment, sender);
        sourcings = new Sourcings(shop);
        warehouse = shop.newWarehouse();
        store = shop.newStore("PICKUP");
        sku = shop.newSkuAt(warehouse, 5);
        channel = sourcings.newChannelBy(Map.of("rules", List.of("ONE_PARCEL"), "shipToStore", true));
        line = Shop.line(sku, 3, "PICKUP", store);
        shop.place(shop.order(order, line).setChannel(channel).build());
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
    }

    @Test
    void whatIsSentHasLeftAndBeingCollectedChangesNothingMore() {
        tell(2, "SHIPPED", 0, 0, 0, 0, ALL);
        shelf().await(warehouse, 2, 0);
        shop.awaitReservation(order, "FULFILLED");

        tell(2, "SHIPPED", 0, 0, 0, 0, ALL);
        tell(5, "COLLECTED", 2, 0, 0, 1, sent(0, 0, 1));

        shelf().await(store, 1, 0);
        shelf().await(warehouse, 2, 0);
        assertThat(shelf().ledger(warehouse)).containsExactly("RECEIPT", "SALE");
    }

    @Test
    void heardOnlyAtItsEndItComesToTheSame() {
        tell(6, "CLOSED", 1, 1, 0, 1, new SentPieces(2L, 0L, 0L, 1L));

        shelf().await(warehouse, 2, 0);
        assertThat(shelf().ledger(warehouse)).containsExactlyInAnyOrder("RECEIPT", "SALE", "SHRINKAGE");
        // What was not collected stands in for what was not found.
        shelf().await(store, 1, 1);
    }

    @Test
    void whatIsNotCollectedIsInTheStoresStockOnce() {
        tell(2, "SHIPPED", 0, 0, 0, 0, ALL);
        tell(6, "CLOSED", 0, 0, 0, 3, sent(0, 0, 3));
        tell(6, "CLOSED", 0, 0, 0, 3, sent(0, 0, 3));

        shelf().await(store, 3, 0);
        shelf().await(warehouse, 2, 0);
        assertThat(shelf().ledger(store)).containsExactly("RETURN");
        assertThat(shop.stock(store, sku).getLong("available")).isEqualTo(3);
    }

    @Test
    void whatIsLostOnTheWayIsSentAgainAlsoFromTheSender() {
        tell(2, "SHIPPED", 0, 0, 0, 0, ALL);
        shelf().await(warehouse, 2, 0);

        tell(3, "CLOSED", 0, 3, 0, 0, sent(3, 0, 0));

        StockResourced found = resourced();
        assertThat(found.getCollectedAt()).isEqualTo(store);
        assertThat(found.getReplacements())
                .extracting(ReservedLine::getLocation, ReservedLine::getQuantity)
                .containsExactly(tuple(warehouse, 2L));
        assertThat(found.getUnavailable()).singleElement().satisfies(missing -> assertThat(missing.getQuantity())
                .isEqualTo(1));
        shelf().await(warehouse, 2, 2);
        assertThat(shelf().ledger(warehouse)).containsExactly("RECEIPT", "SALE");
    }

    @Test
    void whatTheSenderDoesNotFindIsSentFromElsewhereToTheSameStore() {
        String other = shop.newWarehouse();
        shop.stocked(sku, other, 9);

        tell(2, "CLOSED", 0, 3, 0, 0, null);

        StockResourced found = resourced();
        assertThat(found.getCollectedAt()).isEqualTo(store);
        assertThat(found.getReplacements())
                .extracting(ReservedLine::getLocation)
                .containsExactly(other);
        shelf().await(warehouse, 2, 0);
    }

    @Test
    void whereTheStoreHasClosedItIsCollectedElsewhereAndTheGoodsAreInTheClosedStore() {
        tell(2, "SHIPPED", 0, 0, 0, 0, ALL);
        shelf().await(warehouse, 2, 0);
        String other = shop.newStore("PICKUP");
        shop.stocked(sku, other, 9);
        sourcings.change(store, Map.of("open", false));

        tell(3, "CLOSED", 0, 0, 3, 0, sent(0, 3, 0));

        StockResourced found = resourced();
        assertThat(found.getCollectedAt()).isNull();
        assertThat(found.getReplacements())
                .extracting(ReservedLine::getLocation)
                .containsExactly(other);
        shelf().await(store, 3, 0);
        shelf().await(other, 9, 3);
    }

    private static SentPieces sent(long lost, long withdrawn, long cancelled) {
        return new SentPieces(3L, lost, withdrawn, cancelled);
    }

    private Shelf shelf() {
        return new Shelf(shop, sku);
    }

    private void tell(
            long version,
            String status,
            long handedOver,
            long notFound,
            long withdrawn,
            long cancelled,
            SentPieces sent) {
        ConsignedLine.Builder pieces = Consigned.pieces(line, 3)
                .setHandedOver(handedOver)
                .setNotFound(notFound)
                .setWithdrawn(withdrawn)
                .setCancelled(cancelled)
                .setSent(sent);
        new Consigned(sender)
                .tell(
                        version,
                        Consigned.parcel(consignment, order, warehouse, status, pieces)
                                .setChannel(channel)
                                .setPickupLocation(store)
                                .setMethod("PICKUP"));
    }

    private StockResourced resourced() {
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> new ReservationFeed(environment, codec).told(order, 2, StockResourced.class),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
