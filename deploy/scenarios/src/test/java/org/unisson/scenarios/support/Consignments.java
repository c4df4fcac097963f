package org.unisson.scenarios.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** What locations hand out of orders, as customers see it and as stores work on it. */
public final class Consignments {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;

    public Consignments(Shop shop) {
        this.shop = shop;
    }

    /** Those of an order, in the order they were made. */
    public List<JsonNode> of(String orderId) {
        return StreamSupport.stream(
                        shop.system()
                                .get(Service.ORDER, "/orders/" + orderId + "/consignments")
                                .body()
                                .spliterator(),
                        false)
                .toList();
    }

    /** The one of an order that is at that location, as soon as there is one. */
    public JsonNode at(String orderId, String store) {
        return await("consignment at " + store)
                .atMost(SOON)
                .until(
                        () -> of(orderId).stream()
                                .filter(one -> store.equals(one.path("location").asText()))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    public JsonNode one(String consignmentId) {
        return shop.system()
                .get(Service.ORDER, "/consignments/" + consignmentId)
                .body();
    }

    /** What the store still has to do. */
    public List<JsonNode> toDo(String store) {
        return shop.retail().associate(store, shop.journey()).all(Service.ORDER, "/consignments?location=" + store);
    }

    /** Somebody of the store does something with it. */
    public JsonNode tell(String store, String consignmentId, String verb, Map<String, ?> body) {
        Session associate = shop.retail().associate(store, shop.journey());
        return associate
                .post(Service.ORDER, "/consignments/" + consignmentId + "/" + verb, body)
                .body();
    }

    /** The store picks, packs and gives it to the carrier. @return what the carrier calls it */
    public String ship(String store, String consignmentId) {
        tell(store, consignmentId, "pick", Map.of());
        tell(store, consignmentId, "pack", Map.of());
        tell(store, consignmentId, "ship", Map.of("carrier", "Post", "trackingNumber", consignmentId));
        return consignmentId;
    }
}
