package org.unisson.scenarios.random;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisson.demo.client.Retail;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** Places, SKUs, shoppers and channels of its own for one play: what happens in one world is not seen in another. */
record World(
        String name,
        Instant begun,
        Shop shop,
        List<String> places,
        List<String> skus,
        List<Shopper> shoppers,
        String web,
        String till) {

    static final int PLACES = 3;
    static final int SKUS = 3;
    static final int SHOPPERS = 3;

    private static final long[] CENTS = {1_999, 333, 10_001};

    /** A fresh one that every service knows. */
    static World create(Retail retail) {
        Shop shop = new Shop(retail);
        World world = new World(
                UUID.randomUUID().toString().substring(0, 13),
                Instant.now(),
                shop,
                Stream.generate(shop::store).limit(PLACES).toList(),
                IntStream.range(0, SKUS).mapToObj(sku -> shop.sku(CENTS[sku])).toList(),
                Stream.generate(shop::shopper).limit(SHOPPERS).toList(),
                shop.channel("WEB"),
                shop.channel("STORE"));
        shop.opened();
        return world;
    }

    String place(int number) {
        return places.get(number);
    }

    String sku(int number) {
        return skus.get(number);
    }

    /** Of a piece, in cents. */
    static long price(int sku) {
        return CENTS[sku];
    }
}
