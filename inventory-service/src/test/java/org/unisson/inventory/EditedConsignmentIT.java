package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.StockResourced;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** Goods that are to be handed out another way are all had elsewhere, or all stay set aside where they are. */
@QuarkusTest
@InventoryTest
class EditedConsignmentIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private final UUID order = Ids.next();
    private final UUID consignment = Ids.next();
    private Shop shop;
    private Consigned consigned;
    private String store;
    private String warehouse;
    private String sku;
    private OrderLine line;

    @BeforeEach
    void threePiecesToBeCollectedInAStoreThatSendsNothing() {
        shop = new Shop(environment, sender);
        consigned = new Consigned(sender);
        store = shop.newStore("SELL", "PICKUP");
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(store, 3);
        line = Shop.line(sku, 3, "PICKUP", store);
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
    }

    @Test
    void whereAllIsThereItComesFromElsewhereAndThePlaceIsFree() {
        shop.move(sku, warehouse, 3, "RECEIPT").statusCode(200);

        sent(2);
        sent(2);

        shelf().await(warehouse, 3, 3);
        shelf().await(store, 3, 0);
        assertThat(answer()).containsExactly(warehouse);
    }

    @Test
    void whereSomeIsMissingAllOfItStaysAsItWas() {
        shop.move(sku, warehouse, 2, "RECEIPT").statusCode(200);

        sent(2);
        sent(2);

        assertThat(answer()).containsExactly(store);
        shelf().await(store, 3, 3);
        shelf().await(warehouse, 2, 0);
        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
    }

    @Test
    void whatWasHandedOverMeanwhileHasLeftAndIsNotSetAsideAgain() {
        shop.move(sku, warehouse, 1, "RECEIPT").statusCode(200);

        tell(5, Consigned.pieces(line, 3).setHandedOver(1).setWithdrawn(2));

        shelf().await(store, 2, 2);
        shelf().await(warehouse, 1, 0);
    }

    @Test
    void whatWasNotFoundMeanwhileIsLookedForByItself() {
        shop.move(sku, warehouse, 1, "RECEIPT").statusCode(200);

        tell(5, Consigned.pieces(line, 3).setNotFound(1).setWithdrawn(2));

        shelf().await(store, 2, 2);
        shelf().await(warehouse, 1, 1);
    }

    /** They are to be sent to the customer instead. */
    private void sent(long version) {
        tell(version, Consigned.pieces(line, 3).setWithdrawn(3));
    }

    private void tell(long version, ConsignedLine.Builder pieces) {
        consigned.tell(
                version,
                Consigned.parcel(consignment, order, store, "CLOSED", pieces).setOrHere(true));
    }

    /** Where all three pieces are set aside now, as it was told, once. */
    private List<String> answer() {
        List<StockResourced> told = new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 2).stream()
                        .map(Published.Told::state)
                        .filter(StockResourced.class::isInstance)
                        .map(StockResourced.class::cast)
                        .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getUnavailable()).isEmpty();
        assertThat(told.getFirst().getReplacements().stream()
                        .mapToLong(ReservedLine::getQuantity)
                        .sum())
                .isEqualTo(3);
        return told.getFirst().getReplacements().stream()
                .map(ReservedLine::getLocation)
                .distinct()
                .toList();
    }

    private Shelf shelf() {
        return new Shelf(shop, sku);
    }
}
