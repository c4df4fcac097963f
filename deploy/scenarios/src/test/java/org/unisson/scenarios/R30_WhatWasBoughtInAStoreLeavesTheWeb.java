package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R30: what was bought in a store leaves the web's recommendations at once, and nobody else's. */
@ExtendWith(RunningRetailer.class)
class R30_WhatWasBoughtInAStoreLeavesTheWeb {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;

    R30_WhatWasBoughtInAStoreLeavesTheWeb(Shop shop) {
        this.shop = shop;
    }

    @Test
    void leavesTheWeb() {
        // Given a racket, balls and a bag that others bought together, and the web recommends
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        List<String> skus = List.of(shop.sku(9_900), shop.sku(900), shop.sku(2_900));
        skus.forEach(sku -> shop.receive(store, sku, 20));
        Shopper other = shop.shopper();
        Shopper shopper = shop.shopper();
        shop.opened();
        for (String sku : skus) {
            shop.sell(store, Shop.receipt(store, till, other.card(), sku, 1, 100));
        }
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        Session anybody = shop.retail().anonymous(shop.journey());
        String racket = skus.getFirst();
        String balls = skus.get(1);
        String bag = skus.get(2);
        await("recommendations")
                .atMost(SOON)
                .until(() -> recommended(phone, web, store, racket), found -> found.containsAll(List.of(balls, bag)));

        // When a till sells them the balls, by their card alone
        shop.sell(store, Shop.receipt(store, till, shopper.card(), balls, 1, 900));

        // Then the next read that knows of the sale no longer recommends them, and still does to everybody else
        assertThat(recommended(phone, web, store, racket)).contains(bag).doesNotContain(balls);
        assertThat(recommended(anybody, web, store, racket)).contains(balls, bag);
    }

    private static List<String> recommended(Session session, String channel, String store, String basket) {
        JsonNode items = session.get(
                        Service.CATALOG,
                        "/recommendations?kind=complements&limit=50&sku=" + basket + "&channel=" + channel
                                + "&location=" + store)
                .body()
                .path("items");
        List<String> skus = new ArrayList<>();
        items.forEach(item -> item.at("/product/variants")
                .forEach(variant -> skus.add(variant.path("sku").asText())));
        return skus;
    }
}
