package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;

/** Orders reserve, keep, give back and take stock, through events as in production. */
@QuarkusTest
@InventoryTest
class ReservationIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
    }

    @Test
    void anOrderIsHeldConfirmedAndFulfilled() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 5);
        UUID order = Ids.next();

        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null)).build());
        shop.awaitReservation(order, "HELD");
        assertThat(shop.stock(warehouse, sku).getLong("available")).isEqualTo(3);
        shop.confirm(order, 2);
        shop.fulfil(order, 3);
        shop.awaitReservation(order, "FULFILLED");

        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(3);
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isZero();
    }

    @Test
    void theSameSkuOnTwoLinesCannotSlipPastTheCheck() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 3);
        UUID order = Ids.next();

        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null), Shop.line(sku, 2, "SHIP", null))
                .build());

        shop.awaitReservation(order, "REFUSED");
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isZero();
    }

    @Test
    void whatIsGivenWithItAndCannotBeHadDoesNotKeepItFromBeingServed() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 3);
        String gift = shop.newSkuAt(warehouse, 1);
        String partner = shop.newSkuAt(warehouse, 9);
        String other = shop.newSkuAt(warehouse, 9);
        UUID first = Ids.next();
        UUID second = Ids.next();
        UUID operation = Ids.next();

        shop.place(shop.order(first, Shop.line(sku, 1, "SHIP", null), given(gift, operation))
                .build());
        shop.awaitReservation(first, "HELD");
        // There was one: now all that the operation gives stays away, and what another gives does not.
        shop.place(shop.order(
                        second,
                        Shop.line(sku, 2, "SHIP", null),
                        given(gift, operation),
                        given(partner, operation),
                        given(other, Ids.next()))
                .build());
        shop.awaitReservation(second, "HELD");

        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isEqualTo(3);
        assertThat(shop.stock(warehouse, gift).getLong("reserved")).isEqualTo(1);
        assertThat(shop.stock(warehouse, partner).getLong("reserved")).isZero();
        assertThat(shop.stock(warehouse, other).getLong("reserved")).isEqualTo(1);
    }

    @Test
    void aGiftTakesNothingFromWhatIsBoughtAndSavesNothingThatIsNot() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 2);
        UUID served = Ids.next();
        UUID refused = Ids.next();

        // The last two are bought, and the third, which is not there, is the same as a gift.
        shop.place(shop.order(served, Shop.line(sku, 2, "SHIP", null), given(sku, Ids.next()))
                .build());
        shop.awaitReservation(served, "HELD");
        shop.place(shop.order(refused, Shop.line(sku, 1, "SHIP", null), given(sku, Ids.next()))
                .build());
        shop.awaitReservation(refused, "REFUSED");

        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isEqualTo(2);
    }

    private static OrderLine given(String sku, UUID operation) {
        OrderLine line = Shop.line(sku, 1, "SHIP", null);
        return OrderLine.newBuilder()
                .setLineId(line.getLineId())
                .setSku(sku)
                .setQuantity(1)
                .setUnitPrice(line.getUnitPrice())
                .setTotal(line.getTotal())
                .setMethod(line.getMethod())
                .setGivenBy(operation)
                .build();
    }

    @Test
    void whatIsKeptBackFromAChannelIsNotSetAsideForItsOrders() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 3);
        String marketplace = "m-" + Ids.next();
        shop.as("admin")
                .body(Map.of("buffer", 2))
                .put("/channels/" + marketplace + "/stock-policy")
                .then()
                .statusCode(200);
        UUID refused = Ids.next();
        UUID held = Ids.next();
        UUID onTheWeb = Ids.next();

        shop.place(shop.order(refused, Shop.line(sku, 2, "SHIP", null))
                .setChannel(marketplace)
                .build());
        shop.awaitReservation(refused, "REFUSED");
        shop.place(shop.order(held, Shop.line(sku, 1, "SHIP", null))
                .setChannel(marketplace)
                .build());
        shop.awaitReservation(held, "HELD");
        shop.place(shop.order(onTheWeb, Shop.line(sku, 2, "SHIP", null)).build());
        shop.awaitReservation(onTheWeb, "HELD");

        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isEqualTo(3);
    }

    @Test
    void aStoreThatCannotHandOverRefusesThePickup() {
        String store = shop.newStore("SELL");
        String sku = shop.newSkuAt(store, 3);
        UUID order = Ids.next();

        shop.place(shop.order(order, Shop.line(sku, 1, "PICKUP", store)).build());

        shop.awaitReservation(order, "REFUSED");
    }

    @Test
    void manyBuyersAndFewUnitsSellExactlyTheUnits() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 10);
        List<UUID> orders = new ArrayList<>();
        for (int buyer = 0; buyer < 200; buyer++) {
            UUID order = Ids.next();
            orders.add(order);
            OrderPlaced placed = buyer % 5 == 0
                    ? shop.order(order, Shop.line(sku, 1, "SHIP", null), Shop.line(sku, 1, "SHIP", null))
                            .build()
                    : shop.order(order, Shop.line(sku, 1, "SHIP", null)).build();
            shop.place(placed);
            shop.place(placed);
        }

        orders.forEach(order -> org.awaitility.Awaitility.await()
                .pollDelay(java.time.Duration.ZERO)
                .pollInterval(java.time.Duration.ofMillis(20))
                .until(() -> !shop.reservationStatus(order).equals("NONE")));

        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isEqualTo(10);
        assertThat(shop.stock(warehouse, sku).getLong("available")).isZero();
    }

    @Test
    void aCancellationGivesBackOnceHoweverOftenItIsTold() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 5);
        UUID order = Ids.next();

        shop.place(shop.order(order, Shop.line(sku, 5, "SHIP", null)).build());
        shop.cancel(order, 2);
        shop.cancel(order, 2);
        shop.cancel(order, 3);
        shop.awaitReservation(order, "RELEASED");

        assertThat(shop.stock(warehouse, sku).getLong("available")).isEqualTo(5);
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isZero();
    }

    @Test
    void aReservationExpiresOnceTheOrderIsSilentPastItsTime() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 1);
        UUID order = Ids.next();

        shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null))
                .setDecideBy(java.time.Instant.now().minusSeconds(600))
                .build());
        // Where another test has told a later watermark, it is not held for long enough to be seen.
        shop.awaitReservation(order, Set.of("HELD", "RELEASED"));
        shop.orderServiceHasSaidEverythingUntil(java.time.Instant.now());

        shop.awaitReservation(order, "RELEASED");
        assertThat(shop.stock(warehouse, sku).getLong("available")).isEqualTo(1);
    }
}
