package org.unisson.scenarios.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.retailer.Gs1;

/** Pieces of a new SKU with RFID tags, and what the readers of a store hand in of them. */
public final class TaggedGoods {

    private static final String MIRROR = "MIRROR-1";

    private final Shop shop;
    private final String store;
    private final String sku;
    private final String gtin = Gs1.thirteen(29, ThreadLocalRandom.current().nextLong(9_999_999_999L));
    private final List<String> tags;

    public TaggedGoods(Shop shop, String store, int pieces) {
        this.shop = shop;
        this.store = store;
        this.sku = "S-" + gtin;
        this.tags = IntStream.rangeClosed(1, pieces)
                .mapToObj(serial -> "https://id.gs1.org/01/0" + gtin + "/21/" + serial)
                .toList();
    }

    /** The catalog tells of them, and inventory has heard it. */
    public TaggedGoods told() {
        Answer answer = shop.system()
                .post(
                        Service.CATALOG,
                        "/products/batch",
                        new Requests.Products(List.of(new Requests.Product(
                                UUID.randomUUID(),
                                "Unisson",
                                "women/shirts",
                                Map.of("fr", "Chemise", "en", "Shirt"),
                                "ACTIVE",
                                List.of(new Requests.Variant(sku, gtin, Map.of("size", "M")))))));
        shop.system().awaitApplied(Service.INVENTORY, List.of(answer.causalToken()));
        return this;
    }

    public String sku() {
        return sku;
    }

    public String gtin() {
        return gtin;
    }

    /** All of them come in, and stay in the back room. */
    public void received() {
        capture("receiving", "in_progress", tags, Map.of("id", "https://id.gs1.org/414/" + store));
    }

    /** That many come to the sales floor. */
    public void stocked(int pieces) {
        capture(
                "stocking",
                "sellable_accessible",
                tags.subList(0, pieces),
                Map.of("id", "https://id.gs1.org/414/" + store));
    }

    public void registerMirror() {
        shop.system()
                .put(
                        Service.INVENTORY,
                        "/read-points/" + store + "." + MIRROR,
                        Map.of("location", store, "kind", "MIRROR"));
    }

    /** The first one is read there, and that is all. */
    public void heldBeforeTheMirror() {
        capture(
                "retail_selling",
                "sellable_accessible",
                tags.subList(0, 1),
                Map.of("id", "https://id.gs1.org/414/" + store + "/254/" + MIRROR));
    }

    private void capture(String step, String disposition, List<String> epcs, Map<String, String> readPoint) {
        Map<String, Object> event = Map.of(
                "type",
                "ObjectEvent",
                "eventID",
                "urn:uuid:" + UUID.randomUUID(),
                "action",
                "OBSERVE",
                "eventTime",
                Instant.now().toString(),
                "eventTimeZoneOffset",
                "+01:00",
                "bizStep",
                step,
                "disposition",
                disposition,
                "epcList",
                epcs,
                "readPoint",
                readPoint,
                "bizLocation",
                Map.of("id", "https://id.gs1.org/414/" + store));
        Map<String, Object> document = Map.of(
                "@context", List.of("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"),
                "type", "EPCISDocument",
                "schemaVersion", "2.0",
                "creationDate", Instant.now().toString(),
                "epcisBody", Map.of("eventList", List.of(event)));
        shop.system().post(Service.INVENTORY, "/capture", document);
    }
}
