package org.unisson.scenarios.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.unisson.demo.client.Account;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.client.StockLevel;
import org.unisson.demo.client.VariantPage;
import org.unisson.local.token.TokenRequest;

/** What the services answer about one thing each, read by a back office. */
public final class Reading {

    private final Session system;
    private final Session admin;

    public Reading(Shop shop) {
        this.system = shop.system();
        this.admin = shop.retail().session(TokenRequest.of("admin"), shop.journey());
    }

    public StockLevel stock(String store, String sku) {
        return system.get(Service.INVENTORY, "/stock/" + store + "/" + sku).as(StockLevel.class);
    }

    /** Sum of the ledger of a place. */
    public long ledger(String store, String sku) {
        return system.all(Service.INVENTORY, "/stock/" + store + "/" + sku + "/movements").stream()
                .mapToLong(entry -> entry.path("quantity").asLong())
                .sum();
    }

    /** Status of an order's reservation. */
    public String reservation(String orderId) {
        return system.get(Service.INVENTORY, "/reservations/" + orderId)
                .body()
                .path("status")
                .asText();
    }

    /** What the catalog says can be promised. */
    public long available(String sku) {
        return system.get(Service.CATALOG, "/variants/" + sku)
                .as(VariantPage.class)
                .availability()
                .available();
    }

    public long balance(Shopper shopper) {
        return system.find(Service.LOYALTY, "/accounts?customer=" + shopper.customerId())
                .map(answer -> answer.as(Account.class).balance())
                .orElse(0L);
    }

    /** Entries of that kind in a customer's timeline, newest first. */
    public List<JsonNode> timeline(Shopper shopper, String kind) {
        return system.all(Service.CUSTOMER, "/customers/" + shopper.customerId() + "/timeline").stream()
                .filter(entry -> kind.equals(entry.path("kind").asText()))
                .toList();
    }

    /** What the card gateway's own book says: minor units that stay charged or held for an order. */
    public long charged(String orderId) {
        return StreamSupport.stream(charges(orderId).spliterator(), false)
                .mapToLong(charge -> Math.max(
                        minor(charge, "captured") - minor(charge, "refunded"),
                        minor(charge, "authorised") - minor(charge, "voided") - minor(charge, "refunded")))
                .sum();
    }

    public long refunded(String orderId) {
        return StreamSupport.stream(charges(orderId).spliterator(), false)
                .mapToLong(charge -> minor(charge, "refunded"))
                .sum();
    }

    private JsonNode charges(String orderId) {
        return admin.get(Service.ORDER, "/sandbox/charges?order=" + orderId).body();
    }

    private static long minor(JsonNode charge, String field) {
        return charge.path(field).path("minor").asLong();
    }

    /** Whether the receipts of a till are those that it handed in. */
    public JsonNode chain(String store, String till) {
        return system.get(Service.ORDER, "/tills/" + store + "/" + till + "/chain")
                .body();
    }

    /** The reconciliation's line of a channel; missing where nothing was sold there. */
    public JsonNode salesOf(String channel) {
        return StreamSupport.stream(
                        system.get(Service.ORDER, "/sales/summary")
                                .body()
                                .path("channels")
                                .spliterator(),
                        false)
                .filter(line -> channel.equals(line.path("channel").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sales on " + channel));
    }
}
