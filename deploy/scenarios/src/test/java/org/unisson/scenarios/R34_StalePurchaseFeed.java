package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.unisson.local.stack.ProcessState;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.AbandonedCarts;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R34: who does not know what was sold lately does not remind: fails closed. */
@ExtendWith(RunningRetailer.class)
@Isolated("order-service dies")
class R34_StalePurchaseFeed {

    private static final String ORDERS = "order-service";

    private final Shop shop;
    private final Stack stack;
    private final AbandonedCarts carts;

    R34_StalePurchaseFeed(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.carts = new AbandonedCarts(shop);
    }

    @Test
    void stopsReminders() {
        // Given a cart at rest
        String web = shop.channel("WEB");
        String sku = shop.sku(1_999);
        Shopper shopper = shop.shopper();
        shop.opened();
        String cart = carts.abandoned(shopper, web, sku);

        // When order-service dies, and again each time it comes back, until the reminder has been due
        AtomicReference<ProcessState> killed = new AtomicReference<>(stack.kill(ORDERS));
        Optional<JsonNode> decision = await("decision without order-service")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> {
                            if (stack.process(ORDERS).isAlive()) {
                                killed.set(stack.kill(ORDERS));
                            }
                            return carts.find(cart);
                        },
                        Optional::isPresent);
        stack.awaitRestart(killed.get(), Duration.ofMinutes(3));

        // Then it does not go out, for that reason
        assertThat(decision.get().path("outcome").asText()).isEqualTo("SUPPRESS");
        assertThat(decision.get().path("reason").asText()).isEqualTo("PURCHASE_FEED_STALE");
        // And once the feed is fresh again, the next one does
        Shopper next = shop.shopper();
        shop.opened();
        String later = carts.abandoned(next, web, sku);
        assertThat(carts.decision(later).path("reason").asText()).isEqualTo("DUE");
    }
}
