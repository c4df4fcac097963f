package org.unisson.demo.retailer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes a retailer of a seed. */
public final class RetailerGenerator {

    private static final int SKUS = 3_000;
    private static final int SHOPPERS = 3_000;
    private static final int STORES_PER_SKU = 5;

    private static final List<Channel> CHANNELS = List.of(
            new Channel("web", "Web site", "WEB"),
            new Channel("app", "Mobile app", "APP"),
            new Channel("store", "Stores' tills", "STORE"),
            new Channel("tablet", "Sellers' tablets", "STORE"),
            new Channel("kiosk", "Kiosks in the stores", "KIOSK"),
            new Channel("call-centre", "Call centre", "CALL_CENTRE"),
            new Channel("chat", "Chat", "CHAT"),
            new Channel("social", "Social networks", "SOCIAL"),
            new Channel("marketplace", "Marketplaces", "MARKETPLACE"),
            new Channel("voice", "Voice assistants", "VOICE"),
            new Channel("collection-point", "Collection points", "COLLECTION_POINT"));

    private final long seed;
    private final int skus;
    private final int shoppers;

    public RetailerGenerator(long seed) {
        this(seed, SKUS, SHOPPERS);
    }

    RetailerGenerator(long seed, int skus, int shoppers) {
        this.seed = seed;
        this.skus = skus;
        this.shoppers = shoppers;
    }

    public Retailer generate() {
        // A source of chance for each part: changing one leaves the others as they were.
        SplittableRandom root = new SplittableRandom(seed);
        List<Place> places = FrenchPlaces.all();
        List<Place> stores = places.stream().filter(Place::isStore).toList();
        List<Product> products = new ProductMaker(root.split()).make(skus);
        List<Shopper> people = new ShopperMaker(root.split()).make(shoppers, stores);
        return new Retailer(CHANNELS, places, products, people, deliveries(root.split(), places, stores, products));
    }

    private static List<Delivery> deliveries(
            RandomGenerator random, List<Place> places, List<Place> stores, List<Product> products) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Product product : products) {
            for (Product.Variant variant : product.variants()) {
                places.stream()
                        .filter(place -> !place.isStore())
                        .forEach(place ->
                                deliveries.add(new Delivery(variant.sku(), place.gln(), random.nextInt(20, 61))));
                int first = random.nextInt(stores.size());
                for (int i = 0; i < STORES_PER_SKU; i++) {
                    // Steps of six spread a SKU's stores over the country.
                    Place store = stores.get((first + 6 * i) % stores.size());
                    deliveries.add(new Delivery(variant.sku(), store.gln(), random.nextInt(2, 9)));
                }
            }
        }
        return List.copyOf(deliveries);
    }
}
