package org.unisson.scenarios.random;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
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
        String till,
        String quota) {

    static final int PLACES = 3;
    static final int SKUS = 3;
    static final int SHOPPERS = 3;

    /** Of the dearest SKU, no more than these are sold on the web. */
    static final int LIMITED = 2;

    static final long LIMITED_PIECES = 40;

    private static final String HOLD_FOR = "PT3S";
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
                shop.channel("STORE"),
                "q" + UUID.randomUUID());
        shop.opened();
        world.keepBuffer(0);
        world.limit();
        return world;
    }

    /** So many pieces of everything are kept back from the web, where carts have them set aside for a moment. */
    void keepBuffer(long pieces) {
        shop.retail()
                .system(new Journey())
                .put(
                        Service.INVENTORY,
                        "/channels/" + web + "/stock-policy",
                        Map.of("buffer", pieces, "holdFor", HOLD_FOR));
    }

    private void limit() {
        shop.retail()
                .system(new Journey())
                .put(
                        Service.INVENTORY,
                        "/quotas/" + quota,
                        Map.of(
                                "name",
                                "limited",
                                "skus",
                                List.of(sku(LIMITED)),
                                "channels",
                                List.of(web),
                                "pieces",
                                LIMITED_PIECES));
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
