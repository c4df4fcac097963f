package org.unisson.bench.growth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.StackException;

/**
 * What is multiplied: a customer with two orders that were delivered and an open cart, and a SKU with stock in one store;
 * all made through the APIs.
 */
final class Sample {

    private static final int OWN_NUMBERS = 27;
    private static final long PIECES = 1_000;
    private static final Amount PRICE = new Amount(1999, "EUR");

    private final String store =
            Gs1.thirteen(OWN_NUMBERS, ThreadLocalRandom.current().nextLong(9_999_999_999L));
    private final String channel = "growth-" + Long.toHexString(System.nanoTime());
    private final String sku = "GROWTH-" + Long.toHexString(System.nanoTime());
    private final String product = UUID.randomUUID().toString();
    private final String customer = UUID.randomUUID().toString();
    private final String cart;
    private final List<String> orders = new ArrayList<>();

    Sample(Retail retail) {
        Session system = retail.system(new Journey());
        List<String> tokens = new ArrayList<>(offer(system));
        system.awaitApplied(Service.ORDER, tokens);
        Ordering ordering = new Ordering(retail, this);
        for (int number = 0; number < 2; number++) {
            orders.add(ordering.delivered());
        }
        cart = system.post(Service.ORDER, "/carts", new Requests.NewCart(channel, customer))
                .body()
                .path("cartId")
                .asText();
        system.post(Service.ORDER, "/carts/" + cart + "/lines", new Requests.NewLine(sku, 1, channel));
    }

    /** A store, a channel, a product with its price and its stock. @return what the others must hear of it */
    private List<String> offer(Session system) {
        List<String> tokens = new ArrayList<>();
        tokens.add(system.put(
                        Service.INVENTORY,
                        "/locations/" + store,
                        new Requests.Location(
                                "Growth",
                                "STORE",
                                "FR",
                                "75001",
                                "Paris",
                                48.86,
                                2.33,
                                "Europe/Paris",
                                List.of("SELL", "SHIP", "PICKUP", "RETURN", "RECEIVE"),
                                true))
                .causalToken());
        tokens.add(
                system.put(Service.CATALOG, "/channels/" + channel, new Requests.Channel("Growth", "WEB", "EUR", true))
                        .causalToken());
        tokens.add(taken(system.post(
                Service.CATALOG,
                "/products/batch",
                new Requests.Products(List.of(new Requests.Product(
                        UUID.fromString(product),
                        "Unisson",
                        "bench",
                        Map.of("fr", "Mesure", "en", "Measure"),
                        "ACTIVE",
                        List.of(new Requests.Variant(sku, null, Map.of("size", "M")))))))));
        tokens.add(taken(system.post(
                Service.CATALOG,
                "/prices/batch",
                new Requests.Prices(
                        List.of(new Requests.PricesOfSku(sku, List.of(new Requests.Price(channel, PRICE))))))));
        system.awaitApplied(Service.INVENTORY, tokens);
        tokens.add(system.post(
                        Service.INVENTORY,
                        "/stock/movements",
                        new Requests.Movements(List.of(new Requests.Movement(sku, store, PIECES, "RECEIPT", null))))
                .causalToken());
        return tokens;
    }

    private static String taken(Answer answer) {
        if (!answer.as(BatchAnswer.class).rejected().isEmpty()) {
            throw new StackException("The measurement's own rows were refused: " + answer.body());
        }
        return answer.causalToken();
    }

    /** By what its rows are found. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(orders);
        ids.addAll(List.of(sku, product, customer, cart));
        return ids;
    }

    String channel() {
        return channel;
    }

    String store() {
        return store;
    }

    /** The SKU of the example itself. */
    String sku() {
        return sku;
    }

    /** The SKU of a copy. */
    String sku(long copy) {
        return CopiedId.of(sku, copy);
    }

    String product(long copy) {
        return CopiedId.of(product, copy);
    }

    /** Who placed the example's orders. */
    String customer() {
        return customer;
    }

    String customer(long copy) {
        return CopiedId.of(customer, copy);
    }

    String cart(long copy) {
        return CopiedId.of(cart, copy);
    }

    /** One of its orders. */
    String order(long copy) {
        return CopiedId.of(orders.get((int) (copy % orders.size())), copy);
    }
}
