package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** What the catalog has quoted is what the order service sells, and a coupon is spent once. */
@ExtendWith(RunningRetailer.class)
class QuotedOrderScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Shop shop;
    private final RawCalls calls;
    private final String token;
    private final String merchandiser;
    private final String web;
    private final String sku;
    private final UUID operation = UUID.randomUUID();
    private final String coupon = "C-" + operation.toString().substring(0, 13).toUpperCase(Locale.ROOT);

    QuotedOrderScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
        this.token = stack.token(TokenRequest.of("service"));
        this.merchandiser = stack.token(TokenRequest.of("merchandiser"));
        String store = shop.store();
        this.web = shop.channel("WEB");
        this.sku = shop.sku(999);
        shop.receive(store, sku, 20);
        shop.opened();
        couponOf();
    }

    @Test
    void aCouponIsSpentByAnOrderAndFreeAgainOnceItIsCancelled() {
        // Given a customer whose quote takes a third off three pieces with a coupon
        String customer = shop.shopper().customerId();
        shop.opened();
        JsonNode quote = quote(customer);
        assertThat(quote.at("/total/minor").asLong()).isEqualTo(1_998);
        assertThat(orderOnceTheKeyIsKnown(quote, customer).json().path("type").asText())
                .isEqualTo("/problems/quote-not-locked");

        // When it is locked, and a price that changes meanwhile is sold at what was quoted
        JsonNode held = send(Service.CATALOG, "POST", "/quotes/" + id(quote) + "/lock", "")
                .json();
        Reply placed = orderOnceTheKeyIsKnown(held, customer);
        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        JsonNode order = decided(placed);

        // Then the order costs what was quoted, tells why, and the coupon is spent
        assertThat(order.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(order.at("/total/minor").asLong()).isEqualTo(1_998);
        assertThat(send(Service.ORDER, "GET", "/orders/" + orderId(order) + "/quote", null)
                        .json()
                        .at("/lines/0/reductions/0/operationId")
                        .asText())
                .isEqualTo(operation.toString());
        await("the coupon to be spent").atMost(PATIENCE).until(() -> used() == 1);
        assertThat(order(held, customer).json().path("type").asText()).isEqualTo("/problems/quote-used");

        // And when all of it is cancelled, what was paid goes back and the coupon is free again
        String line = order.at("/lines/0/lineId").asText();
        assertThat(send(Service.ORDER, "POST", "/orders/" + orderId(order) + "/lines/" + line + "/cancellation", "{}")
                        .status())
                .isEqualTo(200);
        await("the coupon to be free").atMost(PATIENCE).until(() -> used() == 0);
        JsonNode purchase = send(
                        Service.ORDER,
                        "GET",
                        "/purchases/" + order.path("purchaseId").asText(),
                        null)
                .json();
        assertThat(purchase.at("/refunded/minor").asLong()).isEqualTo(1_998);
        JsonNode again = quote(customer);
        assertThat(again.at("/coupons/0/outcome").asText()).isEqualTo("APPLIED");
    }

    @Test
    void ofTwoCheckoutsWithOneCouponAtOnceOneSells() {
        // Given two quotes with the same coupon
        List<JsonNode> quotes = List.of(quote(null), quote(null));

        // When both are locked and sold at once
        List<Integer> statuses = Stream.concat(quotes.stream(), quotes.stream())
                .map(quote -> CompletableFuture.supplyAsync(() -> {
                    Reply held = send(Service.CATALOG, "POST", "/quotes/" + id(quote) + "/lock", "");
                    return held.status() == 200
                            ? orderOnceTheKeyIsKnown(held.json(), null).status()
                            : held.status();
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        // Then one order is placed, and the coupon is used once
        assertThat(statuses).containsExactly(202, 409, 409, 409);
        await("the coupon to be spent").atMost(PATIENCE).until(() -> used() == 1);
    }

    /** A third off, for whoever names the coupon, once. */
    private void couponOf() {
        Instant now = Instant.now();
        Map<String, Object> content = Map.of(
                "names",
                Map.of("fr", "Coupon", "en", "Coupon"),
                "beginsAt",
                now.minusSeconds(60).toString(),
                "endsAt",
                now.plus(Duration.ofDays(2)).toString(),
                "coupon",
                true,
                "targets",
                Map.of("skus", List.of(sku)),
                "effects",
                List.of(Map.of("kind", "percentage", "basisPoints", 3_333)));
        admin("PUT", "/operations/" + operation, content);
        admin("POST", "/operations/" + operation + "/publish", Map.of());
        admin("POST", "/operations/" + operation + "/coupons", Map.of("code", coupon));
    }

    private void admin(String method, String path, Object body) {
        Reply reply = calls.send(Service.CATALOG, method, path, merchandiser, text(body));
        assertThat(reply.status()).as(reply.toString()).isLessThan(300);
    }

    private JsonNode quote(String customer) {
        Map<String, Object> basket = new HashMap<>(Map.of(
                "channel", web, "coupons", List.of(coupon), "lines", List.of(Map.of("sku", sku, "quantity", 3))));
        if (customer != null) {
            basket.put("customerId", customer);
        }
        Reply reply = send(Service.CATALOG, "POST", "/quotes", text(basket));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    private Reply order(JsonNode quote, String customer) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                web,
                "method",
                "SHIP",
                "cardToken",
                "tok_visa",
                "quote",
                quote.path("signed").asText(),
                "lines",
                List.of(Map.of("sku", sku, "quantity", 3))));
        if (customer != null) {
            body.put("customerId", customer);
        }
        return send(Service.ORDER, "POST", "/orders", text(body));
    }

    private Reply orderOnceTheKeyIsKnown(JsonNode quote, String customer) {
        return await("the key of quotes")
                .atMost(PATIENCE)
                .until(() -> order(quote, customer), reply -> reply.status() != 503);
    }

    private JsonNode decided(Reply placed) {
        String path = "/orders/" + orderId(placed.json());
        return await("the decision")
                .atMost(PATIENCE)
                .until(
                        () -> send(Service.ORDER, "GET", path, null).json(),
                        order -> !order.path("status").asText().equals("PENDING"));
    }

    private long used() {
        return calls.send(Service.CATALOG, "GET", "/operations/" + operation + "/coupons", merchandiser, null)
                .json()
                .at("/items/0/used")
                .asLong(-1);
    }

    private Reply send(Service service, String method, String path, String body) {
        return calls.send(service, method, path, token, body);
    }

    private static String id(JsonNode quote) {
        return quote.path("quoteId").asText();
    }

    private static String orderId(JsonNode order) {
        return order.path("orderId").asText();
    }

    private static String text(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
