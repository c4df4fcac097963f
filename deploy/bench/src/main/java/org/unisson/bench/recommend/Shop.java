package org.unisson.bench.recommend;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.unisson.bench.recommend.Trade.Sale;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.loading.Batches;
import org.unisson.demo.loading.Loader;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.StackException;

/**
 * The retailer of a data set on a running stack, through the public APIs alone: its products with stock in one store, its
 * customers with their cards, and its sales as till receipts. Sales are moved in time so that the last has just been made.
 */
final class Shop {

    private static final String CHANNEL = "bench-till";
    private static final String EUR = "EUR";
    private static final int OWN_NUMBERS = 28;
    private static final long PIECES = 100_000;
    private static final int MOST_LINES = 500;
    private static final Duration LAST_SALE_WAS = Duration.ofMinutes(10);

    private final String store = Gs1.thirteen(OWN_NUMBERS, 30);
    private final Trade trade;
    private final Loader loader;
    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, String> products = new HashMap<>();

    Shop(Trade trade, Retail retail, PrintWriter out) {
        this.trade = trade;
        this.loader = new Loader(retail, out);
        trade.categories().keySet().forEach(product -> products.put(id(product), product));
    }

    String channel() {
        return CHANNEL;
    }

    String store() {
        return store;
    }

    /** The service's id of a customer, or null. */
    String customer(String name) {
        return customers.get(name);
    }

    /** The product of the service's id. */
    String product(String productId) {
        return products.get(productId);
    }

    static String sku(String product) {
        return "R-" + product;
    }

    private static String id(String product) {
        return UUID.nameUUIDFromBytes(product.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Everything but sales. */
    void open() {
        List<String> tokens = new ArrayList<>(loader.put(
                "channel",
                Service.CATALOG,
                List.of(CHANNEL),
                id -> "/channels/" + id,
                id -> new Requests.Channel("Till", "STORE", EUR, true)));
        tokens.addAll(
                loader.put("store", Service.INVENTORY, List.of(store), gln -> "/locations/" + gln, gln -> place()));
        List<String> names = trade.categories().keySet().stream().sorted().toList();
        tokens.addAll(loader.post("products", names, Batches.ITEMS, batch -> loader.session()
                .post(
                        Service.CATALOG,
                        "/products/batch",
                        new Requests.Products(
                                batch.items().stream().map(this::described).toList()))));
        loader.await(tokens, Service.INVENTORY, Service.ORDER);
        tokens.addAll(loader.post(
                "stock",
                names,
                Batches.MOVEMENTS,
                batch -> loader.move(
                        "bench-recommend-" + trade.name() + "-" + batch.number(),
                        batch.items().stream()
                                .map(name -> new Requests.Movement(sku(name), store, PIECES, "RECEIPT", null))
                                .toList())));
        register();
        loader.await(tokens, Service.CATALOG);
    }

    /** Receipts of these sales, and waits until they count. */
    void sell(List<Sale> sales) {
        Duration moved = Duration.between(sales.getLast().at(), Instant.now().minus(LAST_SALE_WAS));
        loader.await(
                loader.post(
                        "receipts",
                        sales,
                        Batches.ITEMS,
                        batch -> accepted(loader.session()
                                .post(
                                        Service.ORDER,
                                        "/receipts/batch",
                                        new Requests.Receipts(batch.items().stream()
                                                .map(sale -> receipt(sale, moved))
                                                .toList())))),
                Service.CATALOG);
    }

    /** What is bought of any category may be recommended to its buyers at once: it is used up. */
    void letComeAgain() {
        loader.put(
                "categories",
                Service.CATALOG,
                trade.categories().values().stream()
                        .map(Shop::category)
                        .distinct()
                        .toList(),
                category -> "/categories/" + category,
                category -> Map.of("names", Map.of("en", category), "position", 0, "againAfterDays", 0));
    }

    private void register() {
        List<String> names = trade.customers().stream().sorted().toList();
        List<String> tokens = loader.post("customers", names, Batches.ITEMS, batch -> {
            Answer answer = loader.session()
                    .post(
                            Service.CUSTOMER,
                            "/customers/batch",
                            new Requests.Customers(batch.items().stream()
                                    .map(name ->
                                            Requests.Customer.ofCard(new Requests.Reference("bench", name), card(name)))
                                    .toList()));
            synchronized (customers) {
                accepted(answer)
                        .as(BatchAnswer.class)
                        .customers()
                        .forEach(one -> customers.put(batch.items().get(one.index()), one.customerId()));
            }
            return answer;
        });
        loader.await(tokens, Service.ORDER, Service.CATALOG);
    }

    private static Answer accepted(Answer answer) {
        List<?> rejected = answer.as(BatchAnswer.class).rejected();
        if (!rejected.isEmpty()) {
            throw new StackException("The measurement's own data were refused: " + rejected.getFirst());
        }
        return answer;
    }

    private Requests.Product described(String product) {
        return new Requests.Product(
                UUID.fromString(id(product)),
                "Bench",
                category(trade.categories().get(product)),
                Map.of("en", "Product " + product),
                "ACTIVE",
                List.of(new Requests.Variant(sku(product), null, Map.of())));
    }

    private static String category(String written) {
        String id =
                written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "none" : id;
    }

    private static String card(String customer) {
        return "BENCH" + customer;
    }

    // A piece of each for one euro: neither pieces nor prices count here. A receipt takes so many lines; a wholesaler's
    // basket that has more is cut.
    private Requests.Receipt receipt(Sale sale, Duration moved) {
        List<String> sold = sale.products().stream().limit(MOST_LINES).toList();
        Amount euro = new Amount(100, EUR);
        Amount total = new Amount(100L * sold.size(), EUR);
        return new Requests.Receipt(
                store,
                "T1",
                sale.number(),
                CHANNEL,
                sale.customer().isEmpty() ? null : card(sale.customer()),
                sale.at().plus(moved),
                EUR,
                sold.stream()
                        .map(product -> new Requests.ReceiptLine(sku(product), 1, euro, new Amount(0, EUR), euro))
                        .toList(),
                List.of(new Requests.Tender("CASH", total)),
                total);
    }

    private static Requests.Location place() {
        return new Requests.Location(
                "Bench",
                "STORE",
                "FR",
                "75001",
                "Paris",
                48.86,
                2.33,
                "Europe/Paris",
                List.of("SELL", "SHIP", "PICKUP", "RETURN", "RECEIVE"),
                true);
    }
}
