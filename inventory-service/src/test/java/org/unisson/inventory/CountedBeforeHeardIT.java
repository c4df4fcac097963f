package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.application.Consigned.Line;
import org.unisson.inventory.reservation.application.Consigned.Sent;
import org.unisson.inventory.reservation.application.SettleConsignments;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;

/** What had left for an order when the shelf was counted, and is heard of only afterwards, has been seen by the count. */
@QuarkusTest
@InventoryTest
class CountedBeforeHeardIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    Transactions transactions;

    @Inject
    SettleConsignments settle;

    private final UUID order = Ids.next();
    private final UUID consignment = Ids.next();
    private Shop shop;
    private String here;
    private String sku;
    private OrderLine line;

    @BeforeEach
    void twoOfFiveAreForAnOrder() {
        shop = new Shop(environment, sender);
        here = shop.newWarehouse();
        sku = shop.newSkuAt(here, 5);
        line = Shop.line(sku, 2, "SHIP", null);
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
    }

    @Test
    void aParcel() {
        Instant counted = counted(3);

        tell(2, "SHIPPED", pieces().setHandedOver(2), counted.minusSeconds(60));
        tell(2, "SHIPPED", pieces().setHandedOver(2), counted.minusSeconds(60));

        shop.awaitReservation(order, "FULFILLED");
        new Shelf(shop, sku).await(here, 3, 0);
        assertThat(new Shelf(shop, sku).ledger(here)).containsExactly("RECEIPT", "COUNT", "SALE", "COUNT");
    }

    @Test
    void aParcelOfWhichAllIsHeardAtOnce() throws Throwable {
        Instant counted = counted(3);

        VertxContextSupport.subscribeAndAwait(() -> transactions.run(tx -> settle.on(
                tx, List.of(handedOver(2, counted.minusSeconds(60)), handedOver(4, counted.plusSeconds(60))))));

        new Shelf(shop, sku).await(here, 3, 0);
    }

    @Test
    void whatWasNotFound() {
        Instant counted = counted(3);

        tell(2, "SHIPPED", pieces().setHandedOver(1).setNotFound(1), counted.minusSeconds(60));

        new Shelf(shop, sku).await(here, 3, 0);
    }

    @Test
    void whatLeavesAfterwardsIsTakenOffIt() {
        Instant counted = counted(5);

        tell(2, "SHIPPED", pieces().setHandedOver(2), counted.plusSeconds(60));

        new Shelf(shop, sku).await(here, 3, 0);
    }

    @Test
    void anOrderWithoutConsignments() {
        Instant counted = counted(3);

        shop.fulfil(order, 3, counted.minusSeconds(60));

        shop.awaitReservation(order, "FULFILLED");
        new Shelf(shop, sku).await(here, 3, 0);
    }

    private org.unisson.inventory.reservation.application.Consigned handedOver(long version, Instant at) {
        return new org.unisson.inventory.reservation.application.Consigned(
                consignment,
                order,
                version,
                "web-fr",
                new Gln(here),
                Optional.empty(),
                RequestedLine.Method.SHIP,
                List.of(new Line(line.getLineId(), new Sku(sku), 2, 0, 0, 0, Sent.NONE)),
                at,
                false);
    }

    private ConsignedLine.Builder pieces() {
        return Consigned.pieces(line, 2);
    }

    private void tell(long version, String status, ConsignedLine.Builder pieces, Instant at) {
        new Consigned(sender).tell(version, Consigned.parcel(consignment, order, here, status, pieces), at);
    }

    private Instant counted(long pieces) {
        Instant now = Instant.now();
        shop.as("service")
                .body(Map.of(
                        "location",
                        here,
                        "countedAt",
                        now.toString(),
                        "counts",
                        List.of(Map.of("sku", sku, "counted", pieces))))
                .post("/counts")
                .then()
                .statusCode(201);
        return now;
    }
}
