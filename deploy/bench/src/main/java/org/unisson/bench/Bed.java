package org.unisson.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.StackException;

/** What is measured on: a store of its own with products of its own, all in stock. */
final class Bed {

    static final long PIECES = 1_000_000;

    private static final int SKUS = 200;
    private static final int OWN_NUMBERS = 28;

    private final Retail retail;
    private final String store =
            Gs1.thirteen(OWN_NUMBERS, ThreadLocalRandom.current().nextLong(9_999_999_999L));
    private final List<String> skus =
            Stream.generate(() -> "BENCH-" + UUID.randomUUID()).limit(SKUS).toList();

    /** Makes it, and returns when inventory and catalog know it. */
    Bed(Retail retail) {
        this.retail = retail;
        Session system = retail.system(new Journey());
        List<String> tokens = new ArrayList<>();
        tokens.add(changed(system.put(
                Service.INVENTORY,
                "/locations/" + store,
                new Requests.Location(
                        "Bench",
                        "STORE",
                        "FR",
                        "75001",
                        "Paris",
                        48.86,
                        2.33,
                        "Europe/Paris",
                        List.of("SELL", "SHIP", "PICKUP", "RETURN", "RECEIVE"),
                        true))));
        tokens.add(changed(system.post(
                Service.CATALOG,
                "/products/batch",
                new Requests.Products(skus.stream().map(Bed::product).toList()))));
        system.awaitApplied(Service.INVENTORY, tokens);
        tokens.add(changed(system.post(
                Service.INVENTORY,
                "/stock/movements",
                new Requests.Movements(skus.stream()
                        .map(sku -> new Requests.Movement(sku, store, PIECES, "RECEIPT", null))
                        .toList()))));
        system.awaitApplied(Service.CATALOG, tokens);
    }

    private static Requests.Product product(String sku) {
        return new Requests.Product(
                UUID.randomUUID(),
                "Unisson",
                "bench",
                Map.of("fr", "Mesure", "en", "Measure"),
                "ACTIVE",
                List.of(new Requests.Variant(sku, null, Map.of("size", "M"))));
    }

    private static String changed(Answer answer) {
        if (answer.body().has("rejected")
                && !answer.as(BatchAnswer.class).rejected().isEmpty()) {
            throw new StackException("The measurement's own products were refused: " + answer.body());
        }
        return answer.causalToken();
    }

    Retail retail() {
        return retail;
    }

    String store() {
        return store;
    }

    /** SKUs that are measured: half of them. */
    String probed(int number) {
        return skus.get(number % (SKUS / 2));
    }

    /** SKUs of the load: the other half, so that it never changes what is measured. */
    String loaded(int number) {
        return skus.get(SKUS / 2 + number % (SKUS / 2));
    }

    String safetyPath(String sku) {
        return "/stock/" + store + "/" + sku + "/safety";
    }
}
