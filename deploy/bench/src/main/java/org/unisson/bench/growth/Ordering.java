package org.unisson.bench.growth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.StackException;

/** Orders of the sample's customer, in its store. */
final class Ordering {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Session system;
    private final Session associate;
    private final Sample sample;

    Ordering(Retail retail, Sample sample) {
        this.system = retail.system(new Journey());
        this.associate = retail.associate(sample.store(), new Journey());
        this.sample = sample;
    }

    /** POST /orders for a piece of a SKU, as it is sent. */
    static String body(Sample sample, String sku) {
        return Json.MAPPER.valueToTree(of(sample, sku)).toString();
    }

    private static Requests.NewOrder of(Sample sample, String sku) {
        Requests.OrderLine line = new Requests.OrderLine(sku, 1, new Amount(1999, "EUR"));
        return new Requests.NewOrder(
                sample.channel(), sample.customer(), List.of(line), "SHIP", null, "tok_visa", null, null);
    }

    /** One that is confirmed and waits to be picked. @return its consignment */
    String confirmed() {
        return consignment(place()).path("consignmentId").asText();
    }

    /** One that has come to its customer. @return its id */
    String delivered() {
        String order = place();
        String id = consignment(order).path("consignmentId").asText();
        associate.post(Service.ORDER, "/consignments/" + id + "/pick", Map.of());
        associate.post(Service.ORDER, "/consignments/" + id + "/pack", Map.of());
        associate.post(Service.ORDER, "/consignments/" + id + "/ship", Map.of("carrier", "Post", "trackingNumber", id));
        system.post(Service.ORDER, "/deliveries", Map.of("carrier", "Post", "trackingNumber", id));
        await(Service.ORDER, "/orders/" + order, body -> is(body, "FULFILLED"));
        await(Service.INVENTORY, "/reservations/" + order, body -> is(body, "FULFILLED"));
        return order;
    }

    private String place() {
        return system.postAndWait(
                        Service.ORDER,
                        "/orders",
                        of(sample, sample.sku()),
                        UUID.randomUUID().toString(),
                        WITHIN)
                .body()
                .path("orderId")
                .asText();
    }

    private JsonNode consignment(String order) {
        return await(Service.ORDER, "/orders/" + order + "/consignments", body -> !body.isEmpty())
                .get(0);
    }

    private static boolean is(JsonNode body, String status) {
        return body.path("status").asText().equals(status);
    }

    private JsonNode await(Service service, String path, Predicate<JsonNode> condition) {
        Patience patience = Patience.withCondition(WITHIN);
        JsonNode body = system.get(service, path).body();
        while (!condition.test(body)) {
            if (!patience.tryAgain()) {
                throw new StackException("The measurement's own order got no further: " + path + ": " + body);
            }
            body = system.get(service, path).body();
        }
        return body;
    }
}
