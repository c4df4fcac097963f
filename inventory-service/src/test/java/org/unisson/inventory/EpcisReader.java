package org.unisson.inventory;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.unisson.chassis.values.Gtin;

/** A reader of items in a store, and what it hands in. */
final class EpcisReader {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private final Shop shop;
    private final String store;

    EpcisReader(Shop shop, String store) {
        this.shop = shop;
        this.store = store;
    }

    static String newGtin() {
        return Gtin.completing("%012d".formatted(400_000_000_000L + NUMBER.incrementAndGet()))
                .number();
    }

    /** The tags of new items of a GTIN. */
    static List<String> tags(String gtin, int count) {
        List<String> tags = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            tags.add("https://id.gs1.org/01/0" + gtin + "/21/" + NUMBER.incrementAndGet());
        }
        return tags;
    }

    /** An event of its own at the store. */
    Map<String, Object> event(String step, String disposition, List<String> epcs, Instant at) {
        Map<String, Object> event = new HashMap<>();
        event.put("type", "ObjectEvent");
        event.put("eventID", "urn:uuid:" + UUID.randomUUID());
        event.put("action", "OBSERVE");
        event.put("eventTime", at.toString());
        event.put("eventTimeZoneOffset", "+01:00");
        event.put("bizLocation", place(store));
        if (step != null) {
            event.put("bizStep", step);
        }
        if (disposition != null) {
            event.put("disposition", disposition);
        }
        event.put("epcList", epcs);
        return event;
    }

    /** The same about pieces without serial numbers. */
    Map<String, Object> quantity(String step, String disposition, String gtin, Object pieces, Instant at) {
        Map<String, Object> event = event(step, disposition, List.of(), at);
        event.remove("epcList");
        event.put("quantityList", List.of(Map.of("epcClass", "https://id.gs1.org/01/0" + gtin, "quantity", pieces)));
        return event;
    }

    /** An event of items that were seen at a read point of the store, and no more. */
    Map<String, Object> readAt(String extension, List<String> epcs) {
        return with(event(null, null, epcs, Instant.now()), "readPoint", place(store, extension));
    }

    void register(String extension, String kind) {
        shop.as("service")
                .body(Map.of("location", store, "kind", kind))
                .put("/read-points/" + store + "." + extension)
                .then()
                .statusCode(200);
    }

    static Map<String, String> place(String gln) {
        return Map.of("id", "https://id.gs1.org/414/" + gln);
    }

    static Map<String, String> place(String gln, String extension) {
        return Map.of("id", "https://id.gs1.org/414/" + gln + "/254/" + extension);
    }

    static Map<String, Object> with(Map<String, Object> event, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(event);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> document(List<?> events) {
        return Map.of(
                "@context",
                List.of("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"),
                "type",
                "EPCISDocument",
                "schemaVersion",
                "2.0",
                "creationDate",
                Instant.now().toString(),
                "epcisBody",
                Map.of("eventList", events));
    }

    JsonPath capture(Map<?, ?>... events) {
        return job(shop.as("service").body(document(List.of(events))).post("/capture"));
    }

    /** The capture job that an answer leads to. */
    JsonPath job(Response accepted) {
        accepted.then().statusCode(202);
        String job = accepted.header("Location");
        return shop.as("service")
                .get(job.substring(job.indexOf("/capture/")))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits until the catalog's news of a GTIN has come. */
    void awaitKnown(String gtin) {
        await("GTIN " + gtin).atMost(Duration.ofSeconds(90)).until(() -> capture(
                        quantity("other", null, gtin, 1, Instant.now()))
                .getBoolean("success"));
    }

    JsonPath shown(String sku) {
        return shop.as("agent")
                .get("/stock/" + store + "/" + sku + "/shown")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
