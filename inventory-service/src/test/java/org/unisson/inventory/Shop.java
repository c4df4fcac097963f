package org.unisson.inventory;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;
import org.unisson.schemas.Topics;

/** What the tests say and ask: stores, products and orders with ids of their own. */
final class Shop {

    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 1_000_000));

    private final Environment environment;
    private final EventSender sender;

    Shop(Environment environment, EventSender sender) {
        this.environment = environment;
        this.sender = sender;
    }

    RequestSpecification as(String... roles) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.token(roles))
                .header("Idempotency-Key", UUID.randomUUID());
    }

    String newStore(String... capabilities) {
        return newLocation("STORE", capabilities);
    }

    String newWarehouse() {
        return newLocation("WAREHOUSE", "SHIP", "RECEIVE");
    }

    private String newLocation(String kind, String... capabilities) {
        String gln = Gln.ofTwelve("3%011d".formatted(NUMBER.incrementAndGet())).number();
        as("admin")
                .body(location(kind, capabilities))
                .put("/locations/" + gln)
                .then()
                .statusCode(200);
        return gln;
    }

    static Map<String, Object> location(String kind, String... capabilities) {
        return Map.of(
                "name", "Lyon Part-Dieu",
                "kind", kind,
                "country", "FR",
                "postcode", "69003",
                "city", "Lyon",
                "latitude", 45.7606,
                "longitude", 4.8590,
                "timeZone", "Europe/Paris",
                "capabilities", List.of(capabilities));
    }

    /** A SKU that the catalog has told of. */
    String newSku() {
        return newSkuOf(null);
    }

    /** One of that brand. */
    String newSkuOf(String brand) {
        String sku = "SKU-" + NUMBER.incrementAndGet();
        tellOf(Ids.next(), 1, sku, brand);
        return sku;
    }

    /** One with that GTIN. */
    String newSkuOfGtin(String gtin) {
        String sku = "SKU-" + NUMBER.incrementAndGet();
        tellOf(Ids.next(), 1, sku, null, gtin);
        return sku;
    }

    /** The catalog tells of a product of one SKU. */
    void tellOf(UUID product, long version, String sku, String brand) {
        tellOf(product, version, sku, brand, null);
    }

    /** The same with its GTIN. */
    void tellOf(UUID product, long version, String sku, String brand, String gtin) {
        Instant now = Instant.now();
        sender.send(Event.of(
                Topics.PRODUCTS,
                product.toString(),
                version,
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(version)
                        .setBrand(brand)
                        .setNames(Map.of("fr", "Chemise", "en", "Shirt"))
                        .setStatus("ACTIVE")
                        .setVariants(List.of(Variant.newBuilder()
                                .setSku(sku)
                                .setGtin(gtin)
                                .setOptions(Map.of("size", "M"))
                                .build()))
                        .setChangedAt(now)
                        .build(),
                now));
    }

    /** A SKU with that many pieces at that location. */
    String newSkuAt(String location, long pieces) {
        return stocked(newSku(), location, pieces);
    }

    /** The same SKU, with that many pieces at that location as soon as it is known. */
    String stocked(String sku, String location, long pieces) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> move(sku, location, pieces, "RECEIPT").extract().statusCode() == 200);
        return sku;
    }

    ValidatableResponse move(String sku, String location, long quantity, String reason) {
        return as("service")
                .body(Map.of(
                        "movements",
                        List.of(Map.of("sku", sku, "location", location, "quantity", quantity, "reason", reason))))
                .post("/stock/movements")
                .then();
    }

    io.restassured.path.json.JsonPath stock(String location, String sku) {
        return as("associate")
                .get("/stock/" + location + "/" + sku)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    OrderPlaced.Builder order(UUID id, OrderLine... lines) {
        Instant now = Instant.now();
        return OrderPlaced.newBuilder()
                .setOrderId(id)
                .setVersion(1)
                .setChannel("web-fr")
                .setLines(List.of(lines))
                .setTotal(new Money(1_000L, "EUR"))
                .setPointsToSpend(0)
                .setDecideBy(now.plusSeconds(120))
                .setPlacedAt(now);
    }

    static OrderLine line(String sku, long quantity, String method, String location) {
        return OrderLine.newBuilder()
                .setLineId(Ids.next())
                .setSku(sku)
                .setQuantity(quantity)
                .setUnitPrice(new Money(1_000L, "EUR"))
                .setTotal(new Money(1_000L * quantity, "EUR"))
                .setMethod(method)
                .setLocation(location)
                .build();
    }

    void place(OrderPlaced order) {
        sender.send(Event.of(Topics.ORDERS, order.getOrderId().toString(), 1, order, Instant.now()));
    }

    void confirm(UUID order, long version) {
        Instant now = Instant.now();
        sender.send(Event.of(
                Topics.ORDERS,
                order.toString(),
                version,
                OrderConfirmed.newBuilder()
                        .setOrderId(order)
                        .setVersion(version)
                        .setTotal(new Money(1_000L, "EUR"))
                        .setConfirmedAt(now)
                        .build(),
                now));
    }

    void cancel(UUID order, long version) {
        Instant now = Instant.now();
        sender.send(Event.of(
                Topics.ORDERS,
                order.toString(),
                version,
                OrderCancelled.newBuilder()
                        .setOrderId(order)
                        .setVersion(version)
                        .setReason("CUSTOMER")
                        .setCancelledAt(now)
                        .build(),
                now));
    }

    void fulfil(UUID order, long version) {
        fulfil(order, version, Instant.now());
    }

    void fulfil(UUID order, long version, Instant at) {
        sender.send(Event.of(
                Topics.ORDERS,
                order.toString(),
                version,
                OrderFulfilled.newBuilder()
                        .setOrderId(order)
                        .setVersion(version)
                        .setFulfilledAt(at)
                        .build(),
                at));
    }

    String reservationStatus(UUID order) {
        var response = as("agent").get("/reservations/" + order);
        return response.statusCode() == 404 ? "NONE" : response.jsonPath().getString("status");
    }

    void awaitReservation(UUID order, String status) {
        awaitReservation(order, Set.of(status));
    }

    /** Until it is one of these. */
    void awaitReservation(UUID order, Set<String> statuses) {
        await("reservation of " + order)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> reservationStatus(order), statuses::contains);
    }

    /** The order service's watermark, in every partition of its topic. */
    void orderServiceHasSaidEverythingUntil(Instant asOf) {
        sender.watermark(Topics.ORDERS, asOf);
    }
}
