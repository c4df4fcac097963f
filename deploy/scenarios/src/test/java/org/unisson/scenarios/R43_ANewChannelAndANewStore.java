package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R43: a new channel and a new store are configuration; they sell at once, and no service was started again. */
@ExtendWith(RunningRetailer.class)
class R43_ANewChannelAndANewStore {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long CENTS = 3_000;

    private final Shop shop;
    private final Stack stack;
    private final Reading reading;
    private final Consignments consignments;

    R43_ANewChannelAndANewStore(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @Test
    void sellOnTheSameDay() {
        // Given a retailer that sells a shirt on the web
        String sku = shop.sku(CENTS);
        Shopper shopper = shop.shopper();
        shop.opened();
        var before = stack.state().processes();

        // When a store and a channel through which nothing was ever sold are configured, and goods come in
        String store = shop.store();
        String channel = shop.channel("VOICE");
        String till = shop.channel("STORE");
        shop.receive(store, sku, 5);
        shop.opened();

        // Then the new store's till sells and the customer has the points, all of it at once
        shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 1, CENTS));
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 30);
        // And the new channel sells what is collected in the new store
        Order order = shop.order(
                shopper.customerId(), channel, store, "tok_visa", List.of(new Requests.OrderLine(sku, 2, null)));
        assertThat(order.status()).isEqualTo("CONFIRMED");
        String consignment =
                consignments.at(order.orderId(), store).path("consignmentId").asText();
        consignments.tell(store, consignment, "pick", Map.of());
        consignments.tell(store, consignment, "ready", Map.of());
        // And it is handed over there
        shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/fulfilment",
                        new Requests.Nothing(),
                        UUID.randomUUID().toString());
        await("goods have left").atMost(SOON).untilAsserted(() -> {
            assertThat(reading.stock(store, sku).onHand()).isEqualTo(2);
            assertThat(reading.stock(store, sku).reserved()).isZero();
        });
        assertThat(reading.salesOf(channel).path("sold").asLong()).isEqualTo(2 * CENTS);
        assertThat(reading.salesOf(till).path("sold").asLong()).isEqualTo(CENTS);
        assertThat(stack.state().processes()).isEqualTo(before);
    }
}
