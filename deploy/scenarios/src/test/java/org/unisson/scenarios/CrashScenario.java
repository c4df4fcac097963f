package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.Trading;

/** Everything is killed while the shop trades, one after the other: nothing is lost, nothing happens twice. */
@ExtendWith(RunningRetailer.class)
class CrashScenario {

    private static final long OPENING_STOCK = 100_000;
    private static final Duration BACK_WITHIN = Duration.ofMinutes(4);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    private static final List<String> VICTIMS = List.of(
            "inventory-service",
            "order-service",
            "catalog-service",
            "loyalty-service",
            "customer-service",
            "kafka",
            "postgresql",
            "registry");

    private final Shop shop;
    private final Stack stack;
    private final Reading reading;
    private final Feed feed;

    CrashScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.feed = new Feed(stack);
        this.stack = stack;
        this.reading = new Reading(shop);
    }

    @Test
    void allBalancesAfterEveryProcessWasKilled() {
        // Given a store with plenty of stock and some regular customers
        String store = shop.store();
        String sku = shop.sku(1_234);
        String till = shop.channel("STORE");
        String web = shop.channel("WEB");
        List<Shopper> shoppers = Stream.generate(shop::shopper).limit(5).toList();
        shop.receive(store, sku, OPENING_STOCK);
        shop.opened();
        Trading trading = new Trading(shop, new Trading.Place(store, till, web, sku, 1_234), shoppers);

        // When every process is killed in turn while tills and web go on selling
        trading.during(() -> VICTIMS.forEach(victim -> stack.awaitRestart(stack.kill(victim), BACK_WITHIN)));

        // Then all that was sent has happened, once
        System.out.println("  crash: " + trading);
        assertThat(trading.orders()).extracting(Order::status).containsOnly("CONFIRMED");
        assertThat(trading.receiptsTaken()).isPositive();
        await("settled").atMost(SETTLED_WITHIN).untilAsserted(() -> {
            long carriedOut = trading.piecesAtTill();
            assertThat(reading.stock(store, sku).onHand()).isEqualTo(OPENING_STOCK - carriedOut);
            assertThat(reading.stock(store, sku).reserved()).isEqualTo(trading.piecesOrdered());
            assertThat(reading.available(sku)).isEqualTo(OPENING_STOCK - carriedOut - trading.piecesOrdered());
            for (Shopper shopper : shoppers) {
                assertThat(reading.balance(shopper)).as("points").isEqualTo(trading.pointsOf(shopper));
                assertThat(reading.timeline(shopper, "PURCHASE"))
                        .extracting(entry -> entry.path("reference").asText())
                        .containsExactlyInAnyOrderElementsOf(trading.purchasesOf(shopper));
            }
        });
        assertThat(reading.ledger(store, sku))
                .isEqualTo(reading.stock(store, sku).onHand());
        assertThat(reading.salesOf(till).path("sold").asLong()).isEqualTo(trading.centsAtTill());
        assertThat(reading.salesOf(till).path("purchases").asLong()).isEqualTo(trading.receiptsTaken());
        assertThat(reading.chain(store, "T1").path("intact").asBoolean()).isTrue();
        assertThat(reading.chain(store, "T1").path("verified").asLong()).isEqualTo(trading.receiptsTaken());
        assertThat(reading.salesOf(web).path("sold").asLong()).isEqualTo(trading.centsOrdered());
        // An outage is nobody's fault: no event may have been taken for a bad one
        assertThat(feed.deadLetters()).isEmpty();
        assertThat(trading.orders()).allSatisfy(order -> {
            assertThat(reading.charged(order.orderId())).isEqualTo(order.total().minor());
            assertThat(reading.reservation(order.orderId())).isEqualTo("CONFIRMED");
        });
    }
}
