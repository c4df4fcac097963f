package org.unisson.bench.growth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.StackException;

/**
 * What is multiplied: a customer with two orders and an open cart, and a SKU with stock in one store; all made through
 * the APIs.
 */
final class Sample {

    private static final int OWN_NUMBERS = 27;
    private static final long PIECES = 1_000;
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(30);

    private final String store =
            Gs1.thirteen(OWN_NUMBERS, ThreadLocalRandom.current().nextLong(9_999_999_999L));
    private final String channel = "growth-" + Long.toHexString(System.nanoTime());
    private final String sku = "GROWTH-" + UUID.randomUUID();
    private final String customer;
    private final String cart;
    private final List<String> orders = new ArrayList<>();

    Sample(Retail retail) {
        Session system = retail.system(new Journey());
        List<String> tokens = new ArrayList<>();
        tokens.add(open(system));
        tokens.add(
                system.put(Service.CATALOG, "/channels/" + channel, new Requests.Channel("Growth", "WEB", "EUR", true))
                        .causalToken());
        tokens.add(taken(system.post(
                Service.CATALOG,
                "/products/batch",
                new Requests.Products(List.of(new Requests.Product(
                        UUID.randomUUID(),
                        "Unisson",
                        "bench",
                        Map.of("fr", "Mesure", "en", "Measure"),
                        "ACTIVE",
                        List.of(new Requests.Variant(sku, null, Map.of("size", "M")))))))));
        system.awaitApplied(Service.INVENTORY, tokens);
        tokens.add(taken(system.post(
                Service.INVENTORY,
                "/stock/movements",
                new Requests.Movements(List.of(new Requests.Movement(sku, store, PIECES, "RECEIPT", null))))));
        Answer person = system.post(
                Service.CUSTOMER,
                "/customers/batch",
                new Requests.Customers(List.of(
                        Requests.Customer.ofCard(new Requests.Reference("bench", sku), "G" + System.nanoTime()))));
        tokens.add(taken(person));
        customer = person.as(BatchAnswer.class).customers().getFirst().customerId();
        system.awaitApplied(Service.ORDER, tokens);
        orders.add(order(system));
        orders.add(order(system));
        cart = system.post(Service.ORDER, "/carts", new Requests.NewCart(channel, customer))
                .body()
                .path("cartId")
                .asText();
        system.post(Service.ORDER, "/carts/" + cart + "/lines", new Requests.NewLine(sku, 1, channel));
    }

    private String open(Session system) {
        return system.put(
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
                .causalToken();
    }

    private String order(Session system) {
        Requests.OrderLine line = new Requests.OrderLine(sku, 1, new org.unisson.demo.client.Amount(1999, "EUR"));
        Answer placed = system.postAndWait(
                Service.ORDER,
                "/orders",
                new Requests.NewOrder(channel, customer, List.of(line), "SHIP", null, "tok_visa", null, null),
                UUID.randomUUID().toString(),
                DECIDED_WITHIN);
        String orderId = placed.body().path("orderId").asText();
        Patience patience = Patience.withCondition(DECIDED_WITHIN);
        JsonNode consignments = system.get(Service.ORDER, "/orders/" + orderId + "/consignments")
                .body();
        while (consignments.isEmpty()) {
            if (!patience.tryAgain()) {
                throw new StackException("Order " + orderId + " has no consignment: " + placed.body());
            }
            consignments = system.get(Service.ORDER, "/orders/" + orderId + "/consignments")
                    .body();
        }
        return orderId;
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
        ids.add(sku);
        ids.add(customer);
        ids.add(cart);
        return ids;
    }

    String channel() {
        return channel;
    }

    String store() {
        return store;
    }

    /** The SKU of a copy. */
    String sku(long copy) {
        return Multiplier.idOf(sku, copy);
    }

    String customer(long copy) {
        return Multiplier.idOf(customer, copy);
    }

    String cart(long copy) {
        return Multiplier.idOf(cart, copy);
    }

    /** One of its orders. */
    String order(long copy) {
        return Multiplier.idOf(orders.get((int) (copy % orders.size())), copy);
    }
}
