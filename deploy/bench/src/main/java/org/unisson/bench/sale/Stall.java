package org.unisson.bench.sale;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.client.StockLevel;
import org.unisson.demo.retailer.Gs1;

/** So many pieces of one SKU in one store, and a channel that sets pieces aside for carts. */
final class Stall {

    private static final int OWN_NUMBERS = 26;
    private static final String HOLD_FOR = "PT10M";

    private final Session system;
    private final String store =
            Gs1.thirteen(OWN_NUMBERS, ThreadLocalRandom.current().nextLong(9_999_999_999L));
    private final String channel = "sale-" + Long.toHexString(System.nanoTime());
    private final String sku = "SALE-" + UUID.randomUUID();

    Stall(Retail retail, long pieces) {
        system = retail.system(new Journey());
        String location = system.put(
                        Service.INVENTORY,
                        "/locations/" + store,
                        new Requests.Location(
                                "Sale",
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
        String product = system.post(
                        Service.CATALOG,
                        "/products/batch",
                        new Requests.Products(List.of(new Requests.Product(
                                UUID.randomUUID(),
                                "Unisson",
                                "bench",
                                Map.of("fr", "Mesure", "en", "Measure"),
                                "ACTIVE",
                                List.of(new Requests.Variant(sku, null, Map.of("size", "M")))))))
                .causalToken();
        system.put(Service.INVENTORY, "/channels/" + channel + "/stock-policy", new Policy(0, HOLD_FOR));
        system.awaitApplied(Service.INVENTORY, List.of(location, product));
        system.post(
                Service.INVENTORY,
                "/stock/movements",
                new Requests.Movements(List.of(new Requests.Movement(sku, store, pieces, "RECEIPT", null))));
    }

    /** What each buyer sends. */
    String wish() {
        return "{\"channel\":\"" + channel + "\",\"lines\":[{\"sku\":\"" + sku
                + "\",\"quantity\":1,\"method\":\"SHIP\"}]}";
    }

    /** Pieces that are set aside, and on hand no fewer. */
    long reserved() {
        return system.get(Service.INVENTORY, "/stock/" + store + "/" + sku)
                .as(StockLevel.class)
                .reserved();
    }

    /** PUT /channels/{id}/stock-policy. */
    private record Policy(long buffer, String holdFor) {}
}
