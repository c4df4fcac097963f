package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.order.testing.Others;
import org.unisson.schemas.Topics;

/** Orders whose goods are at a sender, and how they are edited. */
record Editing(Shop shop, String service, String sender) {

    /** A confirmed order of so many lines of one piece, to be sent from the sender. */
    UUID sold(int lines) {
        UUID order = placed(lines, Map.of());
        reserved(order);
        shop.until(service, order, "CONFIRMED");
        return order;
    }

    /** An order of so many lines of one piece, to be sent, that is not decided. */
    UUID placed(int lines, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                shop.web(),
                "method",
                "SHIP",
                "cardToken",
                "tok_visa",
                "lines",
                Stream.generate(() -> Map.of("sku", shop.sku(10_00), "quantity", 1))
                        .limit(lines)
                        .toList()));
        body.putAll(more);
        return shop.command(service)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
    }

    /** Its goods are set aside at the sender. */
    void reserved(UUID order) {
        List<Map<String, Object>> all = shop.order(service, order).getList("lines");
        shop.reserved(
                order,
                1,
                all.stream()
                        .map(line -> new ReservedLine(
                                UUID.fromString(line.get("lineId").toString()),
                                line.get("sku").toString(),
                                sender,
                                1L,
                                null,
                                null))
                        .toList());
    }

    /** The store sends, too. */
    static void alsoSends(Shop shop, Others others, String gln) {
        others.tell(
                Topics.LOCATIONS,
                gln,
                2,
                new LocationChanged(
                        gln,
                        2L,
                        "Lille",
                        "STORE",
                        "FR",
                        "59000",
                        "Lille",
                        50.63,
                        3.06,
                        "Europe/Paris",
                        List.of("SELL", "PICKUP", "RETURN", "SHIP"),
                        true,
                        Instant.now(),
                        null));
        await().atMost(90, SECONDS)
                .until(() -> shop.number(
                                "select count(*) from known_location where 'SHIP' = any(capabilities) and location = ?",
                                gln)
                        == 1);
    }

    Response pickup(UUID order, String line, String at, String etag) {
        return edit(order, line, etag, Map.of("method", "PICKUP", "location", at));
    }

    Response ship(UUID order, String line, String etag) {
        return edit(order, line, etag, Map.of("method", "SHIP"));
    }

    Response edit(UUID order, String line, String etag, Map<String, String> body) {
        return shop.command(service)
                .header("If-Match", etag)
                .body(new HashMap<>(body))
                .put("/orders/" + order + "/lines/" + line + "/fulfilment");
    }

    String etag(UUID order) {
        return shop.read(service).get("/orders/" + order).header("ETag");
    }

    String line(UUID order, int index) {
        return shop.order(service, order).getString("lines[" + index + "].lineId");
    }

    JsonPath consignments(UUID order) {
        return shop.read(service)
                .get("/orders/" + order + "/consignments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<Integer> atOnce(Callable<Response> one, Callable<Response> other) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .toList();
        }
    }
}
