package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.reservation.application.ExpireReservations;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** After a flash sale that nobody paid for, all of it can be had again at once, however many there were. */
@QuarkusTest
@InventoryTest
class ManyExpireIT {

    private static final int ORDERS = 450;

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    ExpireReservations expiry;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
    }

    @Test
    void allThatIsDueIsGivenBackInOneRound() throws Throwable {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, ORDERS);
        // Until then they are kept whatever watermarks other tests have told.
        Instant due = Instant.now().plusSeconds(5);
        List<UUID> orders = Stream.generate(Ids::next).limit(ORDERS).toList();
        orders.forEach(order -> shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null))
                .setDecideBy(due.minusSeconds(60))
                .build()));
        Shelf shelf = new Shelf(shop, sku);
        shelf.await(warehouse, ORDERS, ORDERS);

        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> Instant.now()
                .isAfter(due));
        shop.orderServiceHasSaidEverythingUntil(Instant.now());
        shop.awaitReservation(orders.getFirst(), "RELEASED");
        VertxContextSupport.subscribeAndAwait(expiry::run);

        // Another round may just be giving back some that ours has left to it.
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isLessThanOrEqualTo(200);
        shelf.await(warehouse, ORDERS, 0);
    }
}
