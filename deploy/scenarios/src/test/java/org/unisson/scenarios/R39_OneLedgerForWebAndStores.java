package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R39: every cent sits once in the total; views by channel, fulfilling location and attached store each sum to it. */
@ExtendWith(RunningRetailer.class)
class R39_OneLedgerForWebAndStores {

    private static final List<String> VIEWS = List.of("channel", "location", "attached-store");
    private static final List<String> FIGURES =
            List.of("gross", "discounts", "revenue", "deferred", "returned", "net", "pieces", "piecesReturned", "vat");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Shop shop;
    private final RawCalls calls;
    private final String token;

    R39_OneLedgerForWebAndStores(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
        this.token = stack.token(TokenRequest.of("service"));
    }

    @Test
    void showsTheSameTotalFromThreeSides() {
        // Given a store that sells, one that ships, one that takes back, and a customer who is attached to a fourth
        Instant begin = Instant.now().minus(Duration.ofMinutes(10));
        String selling = shop.store();
        String shipping = shop.store();
        String takingBack = shop.store();
        String home = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String shirt = shop.sku(1_999);
        String shoes = shop.sku(7_001);
        shop.receive(selling, shirt, 10);
        shop.receive(shipping, shoes, 10);
        shop.opened();
        Shopper shopper = attachedTo(home);

        // When a till sells a shirt, the web ships two pairs of shoes under a quote and has a shirt collected
        shop.sell(selling, Shop.receipt(selling, till, shopper.card(), shirt, 1, 1_999));
        JsonNode quote = quote(shopper, web, shoes, 2);
        Order shipped = shipped(shopper, web, shoes, 2, quote);
        handOver(shipped);
        Order collected = shop.order(
                shopper.customerId(), web, selling, "tok_visa", List.of(new Requests.OrderLine(shirt, 1, null)));
        handOver(collected);
        // And one pair comes back at a third store
        giveBack(shipped, till, takingBack);

        // Then each view holds it where it belongs
        Map<String, JsonNode> views = new HashMap<>();
        Instant end = Instant.now().plus(Duration.ofMinutes(10));
        VIEWS.forEach(view -> views.put(view, ledger(view, begin, end)));
        assertThat(of(views.get("channel"), till, "net")).isEqualTo(1_999);
        assertThat(of(views.get("channel"), web, "revenue")).isEqualTo(2 * 7_001 + 1_999);
        assertThat(of(views.get("channel"), web, "returned")).isEqualTo(7_001);
        assertThat(of(views.get("channel"), web, "deferred")).isZero();
        assertThat(of(views.get("location"), selling, "revenue")).isEqualTo(2 * 1_999);
        assertThat(of(views.get("location"), shipping, "revenue")).isEqualTo(2 * 7_001);
        assertThat(of(views.get("location"), takingBack, "net")).isEqualTo(-7_001);
        assertThat(of(views.get("attached-store"), home, "net")).isEqualTo(2 * 1_999 + 7_001);
        // And the VAT of the quote, half of which came back, at its rate; of the others none is known
        int rate = signed(quote).at("/lines/0/taxRate").asInt();
        long vat = signed(quote).at("/lines/0/tax/minor").asLong();
        assertThat(vat).isPositive();
        assertThat(of(views.get("location"), shipping, "vat")).isEqualTo(vat);
        assertThat(of(views.get("location"), takingBack, "vat")).isBetween(-(vat + 1) / 2, -vat / 2);
        JsonNode kept = rate(views.get("channel"), web, rate);
        assertThat(kept.path("gross").asLong()).isEqualTo(7_001);
        assertThat(kept.path("vat").asLong())
                .isEqualTo(vat + of(views.get("location"), takingBack, "vat"))
                .isEqualTo(of(views.get("channel"), web, "vat"));
        assertThat(kept.path("net").asLong()).isEqualTo(7_001 - kept.path("vat").asLong());
        assertThat(of(views.get("channel"), till, "vat")).isZero();
        assertThat(group(views.get("channel"), till).at("/rates/0/net").isMissingNode())
                .isTrue();
        // And sums to the one total
        views.forEach((name, view) -> {
            assertThat(view.path("balanced").asBoolean()).as(name).isTrue();
            for (String figure : FIGURES) {
                assertThat(sum(view.path("groups"), figure))
                        .as(name + " " + figure)
                        .isEqualTo(sum(view.path("total"), figure));
            }
            assertThat(view.path("total"))
                    .as(name)
                    .isEqualTo(views.get("channel").path("total"));
        });
    }

    private Shopper attachedTo(String store) {
        String card = "C" + UUID.randomUUID().toString().replace("-", "");
        Answer answer = shop.system()
                .post(
                        Service.CUSTOMER,
                        "/customers/batch",
                        new Requests.Customers(List.of(new Requests.Customer(
                                new Requests.Reference("scenarios", card),
                                "Ada",
                                null,
                                null,
                                null,
                                List.of(card),
                                "fr",
                                null,
                                store))));
        BatchAnswer batch = answer.as(BatchAnswer.class);
        assertThat(batch.rejected()).isEmpty();
        shop.system().awaitApplied(Service.ORDER, List.of(answer.causalToken()));
        return new Shopper(batch.customers().getFirst().customerId(), card);
    }

    private JsonNode quote(Shopper shopper, String web, String sku, long pieces) {
        return send(
                        Service.CATALOG,
                        "/quotes",
                        Map.of(
                                "channel",
                                web,
                                "customerId",
                                shopper.customerId(),
                                "lines",
                                List.of(Map.of("sku", sku, "quantity", pieces))))
                .json();
    }

    /** What the catalog has signed. */
    private static JsonNode signed(JsonNode quote) {
        try {
            return Json.MAPPER.readTree(
                    Base64.getUrlDecoder().decode(quote.path("signed").asText().split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Order shipped(Shopper shopper, String web, String sku, long pieces, JsonNode quote) {
        Map<String, Object> order = Map.of(
                "channel",
                web,
                "customerId",
                shopper.customerId(),
                "method",
                "SHIP",
                "cardToken",
                "tok_visa",
                "quote",
                quote.path("signed").asText(),
                "lines",
                List.of(Map.of("sku", sku, "quantity", pieces)));
        Reply placed = await("the key of quotes")
                .atMost(PATIENCE)
                .until(() -> send(Service.ORDER, "/orders", order), reply -> reply.status() != 503);
        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        String path = "/orders/" + placed.json().path("orderId").asText();
        return await("the decision")
                .atMost(PATIENCE)
                .until(() -> shop.system().get(Service.ORDER, path).as(Order.class), one -> !one.status()
                        .equals("PENDING"));
    }

    private Reply send(Service service, String path, Object body) {
        try {
            return calls.send(service, "POST", path, token, Json.MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handOver(Order order) {
        assertThat(order.status()).isEqualTo("CONFIRMED");
        shop.system().post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
    }

    private void giveBack(Order order, String till, String store) {
        Purchase purchase = shop.system()
                .get(Service.ORDER, "/purchases/" + order.purchaseId())
                .as(Purchase.class);
        shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + order.purchaseId() + "/returns",
                        new Requests.Return(
                                till,
                                store,
                                List.of(new Requests.ReturnedLine(
                                        purchase.lines().getFirst().lineId(), 1, "SELLABLE")),
                                null));
    }

    private JsonNode ledger(String by, Instant from, Instant to) {
        return shop.system()
                .get(Service.ORDER, "/sales/ledger?by=" + by + "&from=" + from + "&to=" + to)
                .body();
    }

    private static long of(JsonNode view, String group, String figure) {
        return StreamSupport.stream(view.path("groups").spliterator(), false)
                .filter(line -> group.equals(line.path("group").asText()))
                .mapToLong(line -> line.path(figure).asLong())
                .sum();
    }

    private static JsonNode group(JsonNode view, String group) {
        return StreamSupport.stream(view.path("groups").spliterator(), false)
                .filter(line -> group.equals(line.path("group").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode rate(JsonNode view, String group, int rate) {
        return StreamSupport.stream(group(view, group).path("rates").spliterator(), false)
                .filter(line -> line.path("rate").asInt(-1) == rate)
                .findFirst()
                .orElseThrow();
    }

    private static long sum(JsonNode lines, String figure) {
        return StreamSupport.stream(lines.spliterator(), false)
                .mapToLong(line -> line.path(figure).asLong())
                .sum();
    }
}
