package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.AbandonedCarts;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topics;

/** R33: no reminder of what was bought at a till meanwhile; a due one goes out. Both with the reason on record. */
@ExtendWith(RunningRetailer.class)
class R33_ReminderOfAnAbandonedCart {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Feed feed;
    private final AbandonedCarts carts;

    R33_ReminderOfAnAbandonedCart(Shop shop, Stack stack) {
        this.shop = shop;
        this.feed = new Feed(stack);
        this.carts = new AbandonedCarts(shop);
    }

    @Test
    void isSuppressedAfterAStorePurchaseOfTheSameProduct() {
        // Given a cart that rests
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String sku = shop.sku(1_999);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        String cart = carts.abandoned(shopper, web, sku);

        // When the same product is bought at a till before the reminder is due
        String purchase = shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 1, 1_999));

        // Then the reminder stays home, because of that purchase
        JsonNode decision = carts.decision(cart);
        assertThat(decision.path("outcome").asText()).isEqualTo("SUPPRESS");
        assertThat(decision.path("reason").asText()).isEqualTo("PURCHASED_ELSEWHERE");
        assertThat(decision.path("evidence").asText()).isEqualTo(purchase);
        // And a team downstream reads the same from the topic
        assertThat(published(cart)).singleElement().satisfies(event -> {
            assertThat(event.get("outcome")).hasToString("SUPPRESS");
            assertThat(event.get("reason")).hasToString("PURCHASED_ELSEWHERE");
            assertThat(event.get("evidence")).hasToString(purchase);
            assertThat(event.get("customerId")).hasToString(shopper.customerId());
        });
        assertThat(new Reading(shop).timeline(shopper, "REMINDER_DECIDED")).hasSize(1);
    }

    @Test
    void goesOutWhenNothingSpeaksAgainstIt() {
        // Given a till sale of another product, and a cart
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String wanted = shop.sku(1_999);
        String other = shop.sku(500);
        Shopper shopper = shop.shopper();
        shop.receive(store, other, 5);
        shop.opened();

        // When the cart rests, and the customer buys something else
        String cart = carts.abandoned(shopper, web, wanted);
        shop.sell(store, Shop.receipt(store, till, shopper.card(), other, 1, 500));

        // Then the reminder goes out
        assertThat(carts.decision(cart).path("outcome").asText()).isEqualTo("SEND");
        assertThat(published(cart)).singleElement().satisfies(event -> assertThat(event.get("reason"))
                .hasToString("DUE"));
    }

    @Test
    void isSuppressedWithoutConsent() {
        // Given somebody who has withdrawn consent
        String web = shop.channel("WEB");
        String sku = shop.sku(1_999);
        Shopper shopper = shop.shopper();
        shop.opened();
        shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .put(
                        Service.CUSTOMER,
                        "/customers/" + shopper.customerId() + "/consents/MARKETING",
                        new Withdrawal(false, "account page"));

        // When their cart rests
        String cart = carts.abandoned(shopper, web, sku);

        // Then no reminder goes out
        assertThat(carts.decision(cart).path("reason").asText()).isEqualTo("CONSENT_MISSING");
    }

    private List<GenericRecord> published(String cart) {
        return await("decision on the topic")
                .atMost(SOON)
                .until(() -> feed.of(Topics.DECISIONS, cart), events -> !events.isEmpty());
    }

    private record Withdrawal(boolean granted, String source) {}
}
