package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;

/** R36: what did not arrive is sent again, also of a private sale that is sold out, or over. It is no second sale. */
@QuarkusTest
@InventoryTest
class QuotaReplacementIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final UUID ada = Ids.next();
    private final UUID sold = Ids.next();
    private Shop shop;
    private Quotas quotas;
    private String warehouse;
    private String sku;
    private String quota;
    private OrderLine line;

    @BeforeEach
    void theOnlyPieceThatAdaMayHaveIsOnItsWay() {
        shop = new Shop(environment, sender);
        quotas = new Quotas(shop);
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(warehouse, 5);
        quota = quotas.newOn(sku, Map.of("pieces", 1, "perCustomer", 1));
        shop.place(placed(sold).build());
        shop.awaitReservation(sold, "HELD");
        sent(sold);
    }

    @Test
    void itIsSetAsideAndSentAndCountsNoSecondTime() {
        UUID again = Ids.next();
        shop.place(placed(again).setSendsAgain(sold).build());
        shop.awaitReservation(again, "HELD");
        new Shelf(shop, sku).await(warehouse, 4, 1);
        assertThat(quotas.counted(quota)).containsExactly(1L, 0L);
        sent(again);

        new Shelf(shop, sku).await(warehouse, 3, 0);
        assertThat(quotas.counted(quota)).containsExactly(0L, 1L);
        UUID another = Ids.next();
        shop.place(placed(another).build());
        shop.awaitReservation(another, "REFUSED");
    }

    @Test
    void alsoOnceTheSaleIsOver() {
        quotas.put(
                        quota,
                        sku,
                        Map.of(
                                "pieces",
                                1,
                                "perCustomer",
                                1,
                                "until",
                                Instant.now().minusSeconds(60).toString()))
                .statusCode(200);

        UUID again = Ids.next();
        shop.place(placed(again).setSendsAgain(sold).build());

        shop.awaitReservation(again, "HELD");
    }

    @Test
    void whatComesToNothingAfterAllCanBeHadByOneOther() {
        UUID again = Ids.next();
        shop.place(placed(again).setSendsAgain(sold).build());
        shop.awaitReservation(again, "HELD");

        shop.cancel(again, 2);

        shop.awaitReservation(again, "RELEASED");
        assertThat(quotas.counted(quota)).containsExactly(0L, 0L);
        UUID other = Ids.next();
        shop.place(placed(other).setCustomerId(Ids.next()).build());
        shop.awaitReservation(other, "HELD");
    }

    @Test
    void ofSeveralPiecesOneIsSentAgain() {
        String several = shop.newSkuAt(warehouse, 9);
        String drop = quotas.newOn(several, Map.of("pieces", 3));
        UUID first = Ids.next();
        line = Shop.line(several, 3, "SHIP", null);
        shop.place(shop.order(first, line).build());
        shop.awaitReservation(first, "HELD");
        sent(first);
        assertThat(quotas.counted(drop)).containsExactly(0L, 3L);

        UUID again = Ids.next();
        shop.place(shop.order(again, Shop.line(several, 1, "SHIP", null))
                .setSendsAgain(first)
                .build());

        shop.awaitReservation(again, "HELD");
        assertThat(quotas.counted(drop)).containsExactly(1L, 2L);
    }

    @Test
    void whatIsNotThereIsNotSentAgain() {
        shop.move(sku, warehouse, -4, "WRITE_OFF").statusCode(200);
        UUID again = Ids.next();

        shop.place(placed(again).setSendsAgain(sold).build());

        shop.awaitReservation(again, "REFUSED");
        assertThat(shop.as("agent").get("/reservations/" + again).jsonPath().<String>getList("shortages.reason"))
                .isEqualTo(List.of("OUT_OF_STOCK"));
    }

    private OrderPlaced.Builder placed(UUID id) {
        line = Shop.line(sku, 1, "SHIP", null);
        return shop.order(id, line).setCustomerId(ada);
    }

    /** All of the line that was placed last. */
    private void sent(UUID order) {
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        Consigned consigned = new Consigned(sender);
        consigned.tell(
                2,
                Consigned.parcel(
                        Ids.next(),
                        order,
                        warehouse,
                        "SHIPPED",
                        Consigned.pieces(line, line.getQuantity()).setHandedOver(line.getQuantity())));
        consigned.fulfilled(order, 3);
        shop.awaitReservation(order, "FULFILLED");
    }
}
