package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.inventory.Carts.line;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Many who want the last pieces of a quota at the same moment, with more than enough of them on the shelf. */
@QuarkusTest
@InventoryTest
class QuotaRacesIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Quotas quotas;
    private Carts carts;
    private String warehouse;
    private String sku;

    @BeforeEach
    void fiveHundredOnTheShelf() {
        shop = new Shop(environment, sender);
        quotas = new Quotas(shop);
        carts = Carts.holdingFor(shop, "PT10M");
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(warehouse, 500);
    }

    @Test
    void manyOrdersTakeExactlyItsPieces() {
        String quota = quotas.newOn(sku, Map.of("pieces", 10));
        List<UUID> orders = Stream.generate(Ids::next).limit(120).toList();

        orders.forEach(order -> {
            shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null)).build());
            shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null)).build());
        });

        assertThat(held(orders)).isEqualTo(10);
        assertThat(quotas.counted(quota)).containsExactly(10L, 0L);
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isEqualTo(10);
    }

    @Test
    void manyCartsTakeExactlyItsPieces() {
        String quota = quotas.newOn(sku, Map.of("pieces", 5));

        List<Integer> answers = Together.run(IntStream.range(0, 32)
                .<Supplier<Integer>>mapToObj(client ->
                        () -> carts.hold(Ids.next(), line(sku, 1)).extract().statusCode())
                .toList());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(27);
        assertThat(quotas.counted(quota)).containsExactly(5L, 0L);
    }

    @Test
    void cartsAndOrdersShareIt() {
        String quota = quotas.newOn(sku, Map.of("pieces", 4));
        List<UUID> orders = Stream.generate(Ids::next).limit(8).toList();
        List<Supplier<Integer>> all = new ArrayList<>();
        for (UUID order : orders) {
            all.add(() -> {
                shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null)).build());
                return 0;
            });
            all.add(() -> carts.hold(Ids.next(), line(sku, 1)).extract().statusCode());
        }

        List<Integer> answers = Together.run(all);

        long carted = answers.stream().filter(status -> status == 200).count();
        assertThat(held(orders) + carted).isEqualTo(4);
        assertThat(quotas.counted(quota)).containsExactly(4L, 0L);
    }

    @Test
    void oneCustomerOnManyDevicesHasOnesShare() {
        UUID customer = Ids.next();
        quotas.newOn(sku, Map.of("perCustomer", 2));
        List<UUID> orders = Stream.generate(Ids::next).limit(6).toList();
        List<Supplier<Integer>> all = new ArrayList<>();
        for (UUID order : orders) {
            all.add(() -> {
                shop.place(shop.order(order, Shop.line(sku, 1, "SHIP", null))
                        .setCustomerId(customer)
                        .build());
                return 0;
            });
            all.add(() ->
                    carts.hold(Ids.next(), customer, line(sku, 1)).extract().statusCode());
        }

        List<Integer> answers = Together.run(all);

        long carted = answers.stream().filter(status -> status == 200).count();
        assertThat(held(orders) + carted).isEqualTo(2);
    }

    @Test
    void whoMayNotHaveItKeepsNobodyFromTheLastPiece() {
        String rare = shop.newSkuAt(warehouse, 2);
        UUID ada = Ids.next();
        UUID bob = Ids.next();
        quotas.newOn(rare, Map.of("perCustomer", 1));
        carts.hold(Ids.next(), ada, line(rare, 1)).statusCode(200);
        List<Supplier<Integer>> all = new ArrayList<>();
        for (int device = 0; device < 15; device++) {
            all.add(() -> carts.hold(Ids.next(), ada, line(rare, 1)).extract().statusCode());
        }
        all.add(() -> carts.hold(Ids.next(), bob, line(rare, 1)).extract().statusCode());

        List<Integer> answers = Together.run(all);

        assertThat(answers.subList(0, 15)).containsOnly(409);
        assertThat(answers.getLast()).isEqualTo(200);
    }

    @Test
    void whatAQuotaRefusesIsSaidToEachOfMany() {
        quotas.newOn(sku, Map.of("perCustomer", 1));

        List<String> answers = Together.run(IntStream.range(0, 16)
                .<Supplier<String>>mapToObj(client -> () -> carts.hold(Ids.next(), line(sku, 1))
                        .statusCode(409)
                        .extract()
                        .asString())
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer).contains("IDENTIFICATION_NEEDED"));
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isZero();
    }

    private long held(List<UUID> orders) {
        orders.forEach(order -> await().atMost(Duration.ofSeconds(120))
                .until(() -> !shop.reservationStatus(order).equals("NONE")));
        return orders.stream()
                .filter(order -> shop.reservationStatus(order).equals("HELD"))
                .count();
    }
}
