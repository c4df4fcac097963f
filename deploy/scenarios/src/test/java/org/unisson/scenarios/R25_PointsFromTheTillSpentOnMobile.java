package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Account;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R25: advantages accrue in real time and are valid everywhere. */
@ExtendWith(RunningRetailer.class)
class R25_PointsFromTheTillSpentOnMobile {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    R25_PointsFromTheTillSpentOnMobile(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void payPartOfAnOrderAndEarnNothingForThatPart() {
        // Given 240 points earned at a till a moment ago
        String store = shop.store();
        String till = shop.channel("STORE");
        String mobile = shop.channel("APP");
        String sku = shop.sku(1_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 30);
        shop.opened();
        shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 24, 1_000));
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        Account account = phone.get(Service.LOYALTY, "/accounts?customer=" + shopper.customerId())
                .as(Account.class);
        assertThat(account.balance()).isEqualTo(240);

        // When 200 of them pay a part of an order on mobile
        Order order = shop.checkout(shopper, mobile, store, sku, 200);

        // Then points and card share the total, and only the card's part earns: 240 − 200 + 8
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.tenders())
                .containsExactlyInAnyOrder(
                        new Order.Tender("POINTS", Shop.euros(200)), new Order.Tender("CARD", Shop.euros(800)));
        assertThat(reading.charged(order.orderId())).isEqualTo(800);
        await("points spent and earned").atMost(SOON).until(() -> reading.balance(shopper) == 48);
    }

    @Test
    void moreThanThereAreRefuseTheOrderAndLeaveNothingBehind() {
        // Given a customer with 10 points
        String store = shop.store();
        String till = shop.channel("STORE");
        String mobile = shop.channel("APP");
        String sku = shop.sku(1_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 1, 1_000));

        // When 200 points are offered
        Order order = shop.checkout(shopper, mobile, store, sku, 200);

        // Then nothing is sold, charged or kept back
        assertThat(order.status()).isEqualTo("CANCELLED");
        assertThat(order.reason()).isEqualTo("POINTS_REFUSED");
        assertThat(reading.charged(order.orderId())).isZero();
        await("stock given back")
                .atMost(SOON)
                .until(() -> reading.stock(store, sku).reserved() == 0);
        assertThat(reading.balance(shopper)).isEqualTo(10);
    }
}
