package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockResourced;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** R7: a limited edition refuses substitution. What is not where it was promised is nowhere. */
@QuarkusTest
@InventoryTest
class LimitedEditionIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private final UUID order = Ids.next();
    private Shop shop;
    private Quotas quotas;
    private String here;
    private String there;
    private String sku;
    private String quota;

    @BeforeEach
    void twoHereAndTwoThere() {
        shop = new Shop(environment, sender);
        quotas = new Quotas(shop);
        here = shop.newWarehouse();
        there = shop.newWarehouse();
        sku = shop.newSkuAt(here, 2);
        shop.move(sku, there, 2, "RECEIPT").statusCode(200);
        quota = quotas.newOn(sku, Map.of("pieces", 10, "substitution", false));
    }

    @Test
    void aLineComesFromOnePlace() {
        UUID tooMany = Ids.next();
        shop.place(shop.order(tooMany, Shop.line(sku, 3, "SHIP", null)).build());
        shop.awaitReservation(tooMany, "REFUSED");

        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null), Shop.line(sku, 2, "SHIP", null))
                .build());
        shop.awaitReservation(order, "HELD");

        assertThat(shop.stock(here, sku).getLong("reserved")).isEqualTo(2);
        assertThat(shop.stock(there, sku).getLong("reserved")).isEqualTo(2);
    }

    @Test
    void whatIsNotFoundIsNotLookedForElsewhereAndComesBackIntoTheQuota() {
        OrderLine line = Shop.line(sku, 2, "SHIP", null);
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        String from = shop.stock(here, sku).getLong("reserved") == 2 ? here : there;
        String other = from.equals(here) ? there : here;

        notFound(from, line);

        await().atMost(Duration.ofSeconds(60)).until(() -> quotas.counted(quota), List.of(1L, 0L)::equals);
        assertThat(shop.stock(other, sku).getLong("reserved")).isZero();
        StockResourced told = new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 2).stream()
                        .map(event -> event.state())
                        .filter(StockResourced.class::isInstance)
                        .map(StockResourced.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(told.getReplacements()).isEmpty();
        assertThat(told.getUnavailable()).singleElement().satisfies(missing -> assertThat(missing.getQuantity())
                .isEqualTo(1));
    }

    private void notFound(String location, OrderLine line) {
        ConsignedLine.Builder pieces = Consigned.pieces(line, 2).setNotFound(1);
        new Consigned(sender).tell(2, Consigned.parcel(Ids.next(), order, location, "PICKED", pieces));
    }
}
