package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.inventory.Carts.line;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Carts and orders that want the same pieces at the same moment. */
@QuarkusTest
@InventoryTest
class HoldRacesIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Carts carts;
    private String warehouse;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        carts = Carts.holdingFor(shop, "PT10M");
        warehouse = shop.newWarehouse();
    }

    @Test
    void manyCartsAndOneUnit() {
        String sku = shop.newSkuAt(warehouse, 1);

        List<Integer> answers = Together.run(IntStream.range(0, 64)
                .<Supplier<Integer>>mapToObj(client ->
                        () -> carts.hold(Ids.next(), line(sku, 1)).extract().statusCode())
                .toList());

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 409)
                .hasSize(63);
        assertThat(reserved(sku)).isEqualTo(1);
    }

    @Test
    void oneCartThatAsksFromManyDevicesHoldsOnce() {
        String sku = shop.newSkuAt(warehouse, 20);
        UUID cart = Ids.next();

        List<Integer> answers = Together.run(IntStream.range(0, 8)
                .<Supplier<Integer>>mapToObj(
                        device -> () -> carts.hold(cart, line(sku, 2)).extract().statusCode())
                .toList());

        assertThat(answers).containsOnly(200);
        assertThat(reserved(sku)).isEqualTo(2);
    }

    @Test
    void aCartAndAnOrderThatWantTheLastUnitDoNotBothGetIt() {
        for (int round = 0; round < 5; round++) {
            String sku = shop.newSkuAt(warehouse, 1);
            UUID order = Ids.next();

            List<Integer> answers = Together.run(
                    List.of(() -> carts.hold(Ids.next(), line(sku, 1)).extract().statusCode(), () -> {
                        shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null))
                                .build());
                        return 0;
                    }));
            await().atMost(SOON).until(() -> !shop.reservationStatus(order).equals("NONE"));

            assertThat(shop.reservationStatus(order)).isEqualTo(answers.getFirst() == 200 ? "REFUSED" : "HELD");
            assertThat(reserved(sku)).isEqualTo(1);
        }
    }

    @Test
    void aCartThatAsksWhileItIsOrderedEndsAsTheOrder() {
        String sku = shop.newSkuAt(warehouse, 8);
        List<UUID> orders = Stream.generate(Ids::next).limit(8).toList();
        List<UUID> asking = Stream.generate(Ids::next).limit(8).toList();
        List<Supplier<Integer>> all = new ArrayList<>();
        for (int index = 0; index < orders.size(); index++) {
            UUID order = orders.get(index);
            UUID cart = asking.get(index);
            all.add(() -> {
                shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null))
                        .setCartId(cart)
                        .setChannel(carts.channel())
                        .build());
                return 0;
            });
            all.add(() -> carts.hold(cart, line(sku, 1)).extract().statusCode());
        }

        List<Integer> answers = Together.run(all);
        orders.forEach(order ->
                await().atMost(SOON).until(() -> !shop.reservationStatus(order).equals("NONE")));

        assertThat(answers).isSubsetOf(0, 200, 409);
        assertThat(orders)
                .allSatisfy(order -> assertThat(shop.reservationStatus(order)).isEqualTo("HELD"));
        assertThat(asking).allSatisfy(cart -> carts.held(cart).statusCode(404));
        assertThat(reserved(sku)).isEqualTo(8);
    }

    @Test
    void whatIsGivenBackIsHadByTheNextWhoAsks() {
        String sku = shop.newSkuAt(warehouse, 1);
        UUID first = Ids.next();
        UUID second = Ids.next();
        for (int round = 0; round < 5; round++) {
            carts.hold(first, line(sku, 1)).statusCode(200);
            carts.hold(second, line(sku, 1)).statusCode(409);
            carts.giveBack(first).statusCode(204);
            carts.hold(second, line(sku, 1)).statusCode(200);
            carts.giveBack(second).statusCode(204);
        }
        assertThat(reserved(sku)).isZero();
    }

    private long reserved(String sku) {
        return shop.stock(warehouse, sku).getLong("reserved");
    }
}
