package org.unisson.catalog.quote;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.values.Ids;

/** What the tests say of operations and quotes. */
public final class Offers {

    private final Shelf shelf;

    public Offers(Shelf shelf) {
        this.shelf = shelf;
    }

    /** A published operation on that SKU. */
    public UUID percentOff(String sku, int basisPoints, Map<String, Object> more) {
        Map<String, Object> content = on(sku, Map.of("kind", "percentage", "basisPoints", basisPoints));
        content.putAll(more);
        return published(content);
    }

    public UUID published(Map<String, Object> content) {
        UUID operation = Ids.next();
        put(operation, content).statusCode(200);
        publish(operation).statusCode(200);
        return operation;
    }

    public ValidatableResponse put(UUID operation, Map<String, Object> content) {
        return shelf.as("merchandiser")
                .body(content)
                .put("/operations/" + operation)
                .then();
    }

    public ValidatableResponse publish(UUID operation) {
        return shelf.as("merchandiser")
                .post("/operations/" + operation + "/publish")
                .then();
    }

    public ValidatableResponse invite(UUID operation, UUID customer) {
        return shelf.as("merchandiser")
                .body(Map.of("customers", List.of(customer.toString())))
                .post("/operations/" + operation + "/invitations")
                .then();
    }

    /** An operation on that SKU that holds now. */
    public static Map<String, Object> on(String sku, Map<String, Object> effect) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("names", Map.of("fr", "Soldes", "en", "Sale"));
        content.put("beginsAt", Instant.now().minus(Duration.ofHours(1)).toString());
        content.put("endsAt", Instant.now().plus(Duration.ofDays(2)).toString());
        content.put("targets", Map.of("skus", List.of(sku)));
        content.put("effects", List.of(effect));
        return content;
    }

    public static Map<String, Object> basket(String channel, Object... lines) {
        Map<String, Object> basket = new LinkedHashMap<>();
        basket.put("channel", channel);
        basket.put("lines", List.of(lines));
        return basket;
    }

    public static Map<String, Object> line(String sku, long quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    public ValidatableResponse quote(Map<String, Object> basket) {
        return shelf.as("service").body(basket).post("/quotes").then();
    }

    public ValidatableResponse lock(String quoteId) {
        return shelf.as("service").post("/quotes/" + quoteId + "/lock").then();
    }
}
