package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.StockLevel;
import org.unisson.local.stack.ProcessState;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** 200 buyers at once, 10 pieces: trap 1 (the last unit sold twice) and trap 2 (charged, then no stock). */
@ExtendWith(RunningRetailer.class)
@Isolated("a replica of inventory dies")
class HotSkuScenario {

    private static final int BUYERS = 200;
    private static final int PIECES = 10;
    private static final long CENTS = 4_999;
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Shop shop;
    private final Stack stack;
    private final Reading reading;
    private String store;
    private String web;
    private String sku;

    HotSkuScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.reading = new Reading(shop);
    }

    @Test
    void tenPiecesAreSoldByTwoReplicasOfInventory() {
        // Given ten pieces, and inventory in two replicas
        assertThat(stack.urls("inventory-service")).hasSize(2);
        open();

        // When 200 buyers order at once
        Queue<Order> orders = new ConcurrentLinkedQueue<>();
        new InFlight(BUYERS).forEach(buyers(), buyer -> orders.add(buy(buyer)));

        // Then ten are sold and nobody pays for nothing
        balances(orders);
    }

    @Test
    void tenPiecesAreSoldWhileOneOfTheReplicasDies() {
        // Given ten pieces
        open();
        AtomicInteger begun = new AtomicInteger();
        Queue<ProcessState> killed = new ConcurrentLinkedQueue<>();

        // When 200 buyers order at once and a replica is killed in their midst
        Queue<Order> orders = new ConcurrentLinkedQueue<>();
        new InFlight(BUYERS).forEach(buyers(), buyer -> {
            if (begun.incrementAndGet() == 5) {
                killed.add(stack.kill("inventory-service"));
            }
            orders.add(buy(buyer));
        });
        killed.forEach(replica -> stack.awaitRestart(replica, Duration.ofMinutes(3)));

        // Then ten are sold and nobody pays for nothing
        balances(orders);
    }

    private void open() {
        store = shop.store();
        web = shop.channel("WEB");
        sku = shop.sku(CENTS);
        shop.receive(store, sku, PIECES);
        shop.opened();
    }

    private static List<Integer> buyers() {
        return IntStream.range(0, BUYERS).boxed().toList();
    }

    /** Every fourth basket has the SKU on two lines; every tenth card fails first and is approved when asked again. */
    private Order buy(int buyer) {
        Requests.OrderLine line = new Requests.OrderLine(sku, 1, null);
        String card = buyer % 10 == 0 ? "tok_flaky" : "tok_visa";
        return shop.order(null, web, store, card, buyer % 4 == 0 ? List.of(line, line) : List.of(line));
    }

    private void balances(Queue<Order> orders) {
        assertThat(orders).hasSize(BUYERS).extracting(Order::orderId).doesNotHaveDuplicates();
        List<Order> sold = orders.stream()
                .filter(order -> order.status().equals("CONFIRMED"))
                .toList();
        List<Order> refused = orders.stream()
                .filter(order -> order.status().equals("CANCELLED"))
                .toList();
        assertThat(pieces(sold)).as("pieces sold").isEqualTo(PIECES);
        assertThat(sold.size() + refused.size()).isEqualTo(BUYERS);
        assertThat(refused).extracting(Order::reason).containsOnly("OUT_OF_STOCK");
        await("reservations settled").atMost(SOON).untilAsserted(() -> {
            assertThat(sold).allSatisfy(order -> assertThat(reading.reservation(order.orderId()))
                    .isEqualTo("CONFIRMED"));
            assertThat(refused).allSatisfy(order -> assertThat(reading.reservation(order.orderId()))
                    .isEqualTo("REFUSED"));
        });
        assertThat(sold).allSatisfy(order -> assertThat(reading.charged(order.orderId()))
                .isEqualTo(order.total().minor()));
        assertThat(refused).allSatisfy(order -> assertThat(reading.charged(order.orderId()))
                .isZero());
        StockLevel level = reading.stock(store, sku);
        assertThat(level.onHand()).isEqualTo(PIECES);
        assertThat(level.reserved()).isEqualTo(PIECES);
        assertThat(level.available()).isZero();
        await("nothing left on the web").atMost(SOON).until(() -> reading.available(sku) == 0);
        handOver(sold);
        assertThat(reading.salesOf(web).path("sold").asLong()).isEqualTo(PIECES * CENTS);
    }

    private void handOver(List<Order> sold) {
        var associate = shop.retail().associate(store, new Journey());
        sold.forEach(order ->
                associate.post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing()));
        await("all handed over").atMost(SOON).untilAsserted(() -> {
            assertThat(reading.stock(store, sku).onHand()).isZero();
            assertThat(reading.stock(store, sku).reserved()).isZero();
        });
        assertThat(reading.ledger(store, sku)).isZero();
    }

    private static long pieces(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order.lines().stream())
                .mapToLong(Order.Line::quantity)
                .sum();
    }
}
