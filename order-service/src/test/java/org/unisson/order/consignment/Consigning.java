package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.order.ordering.Shop;

/** A confirmed order of one SKU at 10 euros a piece, and what is done with its consignments. */
public final class Consigning {

    private final Shop shop;
    private final String customer;
    private final String service;
    public final UUID order;
    final String line;
    final String sku;

    /** @param pieces at each location that inventory has chosen @param asked the store that was asked for, or null */
    public Consigning(
            Shop shop, String customer, String service, String method, String asked, Map<String, Long> pieces) {
        this(shop, customer, service, method, asked, pieces, List.of());
    }

    /** @param promises of a part at each location for each of them, none: no calendar says any */
    public Consigning(
            Shop shop,
            String customer,
            String service,
            String method,
            String asked,
            Map<String, Long> pieces,
            List<Instant> promises) {
        this.shop = shop;
        this.customer = customer;
        this.service = service;
        this.sku = shop.sku(10_00);
        Map<String, Object> body =
                new HashMap<>(Map.of("method", method, "channel", shop.web(), "cardToken", "tok_visa"));
        if (asked != null) {
            body.put("location", asked);
        }
        long all = pieces.values().stream().mapToLong(Long::longValue).sum();
        body.put("lines", List.of(Map.of("sku", sku, "quantity", all)));
        JsonPath placed = shop.command(customer)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        this.order = placed.getUUID("orderId");
        this.line = placed.getString("lines[0].lineId");
        shop.reserved(
                order,
                1,
                pieces.entrySet().stream()
                        .flatMap(part -> promises.isEmpty()
                                ? Stream.of(reserved(part.getKey(), part.getValue()))
                                : promises.stream()
                                        .map(promise ->
                                                reserved(part.getKey(), part.getValue() / promises.size(), promise)))
                        .toList());
        shop.until(customer, order, "CONFIRMED");
    }

    ReservedLine reserved(String location, long pieces) {
        return reserved(location, pieces, null);
    }

    ReservedLine reserved(String location, long pieces, Instant promisedBy) {
        return new ReservedLine(UUID.fromString(line), sku, location, pieces, null, promisedBy);
    }

    /** The order's consignments as its customer sees them. */
    List<Map<String, Object>> all() {
        return shop.read(customer)
                .get("/orders/" + order + "/consignments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }

    public String at(String location) {
        return all().stream()
                .filter(one -> location.equals(one.get("location")))
                .map(one -> one.get("consignmentId").toString())
                .findFirst()
                .orElseThrow();
    }

    JsonPath one(String consignment) {
        return shop.read(customer)
                .get("/consignments/" + consignment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath until(String consignment, Predicate<JsonPath> wanted) {
        return await().atMost(90, SECONDS).until(() -> one(consignment), wanted);
    }

    public Response tell(String by, String consignment, String verb, Map<String, Object> body) {
        return shop.command(by).body(body).post("/consignments/" + consignment + "/" + verb);
    }

    public ValidatableResponse done(String consignment, String verb, Map<String, Object> body) {
        return tell(service, consignment, verb, body).then().statusCode(200);
    }

    public Response cancel(String by, Map<String, Object> body) {
        return shop.command(by).body(body).post("/orders/" + order + "/lines/" + line + "/cancellation");
    }

    Map<String, Object> missing(long pieces) {
        return Map.of("notFound", List.of(Map.of("lineId", line, "quantity", pieces)));
    }

    /** Its location has sent it. */
    ValidatableResponse ship(String consignment) {
        done(consignment, "pick", Map.of());
        done(consignment, "pack", Map.of());
        return done(consignment, "ship", Map.of("carrier", "Post", "trackingNumber", consignment));
    }

    /** What each of so many who tell it the same at once is answered. */
    List<Integer> atOnce(int times, String consignment, String verb, Map<String, Object> body) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService tills = Executors.newFixedThreadPool(times)) {
            List<Callable<Integer>> attempts = Collections.nCopies(
                    times, () -> tell(service, consignment, verb, body).statusCode());
            for (Future<Integer> answer : tills.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** The gateway gives back exactly that in the end. @param admin token */
    void awaitRefunded(String admin, int cents) {
        await().atMost(90, SECONDS).untilAsserted(() -> assertThat(shop.read(admin)
                        .get("/sandbox/charges?order=" + order)
                        .jsonPath()
                        .getList("refunded.minor"))
                .containsExactly(cents));
    }
}
