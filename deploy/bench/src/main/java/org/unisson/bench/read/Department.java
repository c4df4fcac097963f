package org.unisson.bench.read;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.unisson.bench.Upkeep;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.loading.Loader;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/** A department store of the size that counts, brought in through the public APIs. */
final class Department {

    static final List<String> CHANNELS = List.of("bench-web", "bench-app", "bench-till");

    private static final int OWN_NUMBERS = 27;
    private static final int BATCH = 500;
    private static final List<String> KINDS = List.of("WEB", "APP", "STORE");

    private final Stack stack;
    private final Loader loader;
    private final Goods goods;
    private final List<String> stores;
    private final RandomGenerator random = new SplittableRandom(7);

    Department(Stack stack, PrintWriter out, int variants, int stores) {
        this.stack = stack;
        this.loader = new Loader(Retail.on(stack), out);
        this.goods = new Goods(variants, 1);
        this.stores = IntStream.range(0, stores)
                .mapToObj(number -> Gs1.thirteen(OWN_NUMBERS, number + 1L))
                .toList();
    }

    /** Returns when the catalog knows all of it. */
    void open(int operations) {
        List<String> tokens = new ArrayList<>();
        tokens.addAll(loader.put(
                "channels",
                Service.CATALOG,
                CHANNELS,
                channel -> "/channels/" + channel,
                channel -> new Requests.Channel(channel, KINDS.get(CHANNELS.indexOf(channel)), Goods.CURRENCY, true)));
        tokens.addAll(
                loader.put("stores", Service.INVENTORY, stores, store -> "/locations/" + store, store -> location()));
        List<String> products = loader.post(
                "products",
                goods.products(),
                BATCH / 5,
                batch -> accepted(
                        session().post(Service.CATALOG, "/products/batch", new Requests.Products(batch.items()))));
        tokens.addAll(loader.post(
                "prices",
                goods.skus(),
                BATCH,
                batch -> accepted(session()
                        .post(
                                Service.CATALOG,
                                "/prices/batch",
                                new Requests.Prices(batch.items().stream()
                                        .map(sku -> new Requests.PricesOfSku(
                                                sku, List.of(new Requests.Price(null, Goods.price(random)))))
                                        .toList())))));
        tokens.addAll(products);
        loader.await(products, Service.INVENTORY);
        tokens.addAll(loader.post(
                "stock",
                goods.skus(),
                BATCH,
                batch -> loader.move(
                        "bench-read-" + batch.number(),
                        batch.items().stream()
                                .map(sku -> new Requests.Movement(
                                        sku, stores.get(random.nextInt(stores.size())), 10, "RECEIPT", null))
                                .toList())));
        loader.await(tokens, Service.CATALOG);
        publish(operations);
        loader.put("feeds", Service.CATALOG, CHANNELS, channel -> "/channels/" + channel + "/feed", any -> feed());
        Upkeep.of(stack, Service.CATALOG.processName());
        Upkeep.of(stack, Service.INVENTORY.processName());
    }

    private Session session() {
        return loader.session();
    }

    private Requests.Location location() {
        return new Requests.Location(
                "Bench",
                "STORE",
                "FR",
                "%05d".formatted(random.nextInt(1_000, 95_000)),
                "Bench",
                random.nextDouble(43, 50),
                random.nextDouble(-1, 7),
                "Europe/Paris",
                List.of("SELL", "SHIP", "PICKUP", "RETURN", "RECEIVE"),
                true);
    }

    private static Map<String, Object> feed() {
        return Map.of(
                "title",
                "Bench",
                "home",
                "https://shop.example",
                "link",
                "https://shop.example/p/{sku}",
                "language",
                "en");
    }

    private static Answer accepted(Answer answer) {
        if (!answer.body().path("rejected").isEmpty()) {
            throw new StackException(
                    "The catalog refused: " + answer.body().path("rejected").get(0));
        }
        return answer;
    }

    private void publish(int operations) {
        loader.put(
                "operations",
                Service.CATALOG,
                IntStream.range(0, operations).boxed().toList(),
                number -> "/operations/" + id(number) + "?guard=report",
                this::operation);
        loader.post("published", IntStream.range(0, operations).boxed().toList(), 1, batch -> session()
                .post(
                        Service.CATALOG,
                        "/operations/" + id(batch.items().getFirst()) + "/publish?guard=report",
                        Map.of()));
    }

    private static UUID id(int operation) {
        return new UUID(0x7_0000_0000L + operation, 0x8000_0000_0000_0000L);
    }

    /** A third each on SKUs, on a category and on a brand; some in some stores only, some on a condition. */
    private Object operation(int number) {
        Map<String, Object> targets =
                switch (number % 3) {
                    case 0 -> Map.of("skus", someSkus());
                    case 1 -> Map.of("categories", Set.of(Goods.anyCategory(random)));
                    default -> Map.of("brands", Set.of(Goods.anyBrand(random)));
                };
        Map<String, Object> operation = new java.util.HashMap<>(Map.of(
                "names",
                Map.of("fr", "Offre " + number, "en", "Offer " + number),
                "beginsAt",
                Instant.now().minusSeconds(3_600).toString(),
                "endsAt",
                Instant.now().plus(Duration.ofDays(30)).toString(),
                "channels",
                number % 5 == 0 ? List.of(CHANNELS.getFirst()) : CHANNELS,
                "targets",
                targets,
                "effects",
                List.of(Map.of("kind", "percentage", "basisPoints", 500 + random.nextInt(30) * 100))));
        if (number % 7 == 0) {
            operation.put("condition", "total >= 5000 && quantity >= 2");
        }
        if (number % 4 == 0) {
            operation.put("stores", stores.subList(0, Math.min(stores.size(), 10)));
        }
        return operation;
    }

    private Set<String> someSkus() {
        Set<String> some = new TreeSet<>();
        for (int sku = 0; sku < 20; sku++) {
            some.add(anySku(random));
        }
        return some;
    }

    String anySku(RandomGenerator chance) {
        return goods.skus().get(chance.nextInt(goods.skus().size()));
    }

    Requests.Product anyProduct(RandomGenerator chance) {
        return goods.products().get(chance.nextInt(goods.products().size()));
    }

    String anyStore(RandomGenerator chance) {
        return stores.get(chance.nextInt(stores.size()));
    }

    Stack stack() {
        return stack;
    }
}
