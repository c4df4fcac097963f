package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.Visits;
import org.unisson.scenarios.support.Visits.Visit;

/**
 * R13: a customer is attached to store F from date D; a web sale credits F by policy; re-attachment keeps history; a
 * franchisee sees only its own customers.
 */
@ExtendWith(RunningRetailer.class)
class R13_AttachedToAStore {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Shop shop;
    private final Stack stack;
    private final RawCalls calls;

    R13_AttachedToAStore(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.calls = new RawCalls(stack);
    }

    @Test
    void aWebSaleIsCreditedToTheStoreOfItsMomentAndHistoryIsKept() {
        // Given somebody who is attached to a store, and buys on the web what another store hands over
        Instant begin = Instant.now().minus(Duration.ofMinutes(10));
        String first = shop.store();
        String second = shop.store();
        String shipping = shop.store();
        String web = shop.channel("WEB");
        String shoes = shop.sku(7_001);
        shop.receive(shipping, shoes, 10);
        shop.opened();
        Shopper shopper = attachedTo(first);
        buy(shopper, web, shipping, shoes, 1);

        // When the customer moves, is attached to another store, and buys again
        Answer moved = shop.system()
                .post(
                        Service.CUSTOMER,
                        "/customers/" + shopper.customerId() + "/attachments",
                        Map.of("store", second, "source", "call-centre", "reason", "has moved"));
        shop.system().awaitApplied(Service.ORDER, List.of(moved.causalToken()));
        buy(shopper, web, shipping, shoes, 2);

        // Then each sale is the first's or the second's, as it was then, and who handed over has neither
        await("the ledger").atMost(SOON).until(() -> net(begin, second) == 14_002);
        assertThat(net(begin, first)).isEqualTo(7_001);
        assertThat(net(begin, shipping)).isZero();

        // And the history says from when until when, who said so and why
        JsonNode shown = shop.system()
                .get(Service.CUSTOMER, "/customers/" + shopper.customerId() + "/attachments")
                .body();
        assertThat(shown.path("store").asText()).isEqualTo(second);
        assertThat(shown.path("history").findValuesAsText("store")).containsExactly(second, first);
        assertThat(shown.at("/history/0/reason").asText()).isEqualTo("has moved");
        assertThat(shown.at("/history/0/source").asText()).isEqualTo("call-centre");
        assertThat(shown.at("/history/0/by").asText()).isNotEmpty();
        assertThat(shown.at("/history/1/to").asText())
                .isEqualTo(shown.at("/history/0/from").asText());
    }

    @Test
    void aFranchiseeOfAnotherStoreReadsNothingOfACustomerAnywhere() {
        // Given a customer of one store with a cart, an order, a purchase, points, a quote and a decision
        String theirs = shop.store();
        String others = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String shirt = shop.sku(2_000);
        shop.receive(theirs, shirt, 20);
        shop.opened();
        Shopper shopper = attachedTo(theirs);
        String purchase = shop.sell(theirs, Shop.receipt(theirs, till, shopper.card(), shirt, 1, 2_000));
        Order order = shop.order(
                shopper.customerId(), web, theirs, "tok_visa", List.of(new Requests.OrderLine(shirt, 1, null)));
        String cart = shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .post(Service.ORDER, "/carts", new Requests.NewCart(web, shopper.customerId()))
                .as(Cart.class)
                .cartId();
        String quote = shop.system()
                .post(
                        Service.CATALOG,
                        "/quotes",
                        Map.of(
                                "channel",
                                web,
                                "customerId",
                                shopper.customerId(),
                                "lines",
                                List.of(Map.of("sku", shirt, "quantity", 1))))
                .body()
                .path("quoteId")
                .asText();
        await("points").atMost(SOON).until(() -> new Reading(shop).balance(shopper) > 0);
        String account = shop.system()
                .get(Service.LOYALTY, "/accounts?customer=" + shopper.customerId())
                .body()
                .path("accountId")
                .asText();
        Map<String, String> known = Map.of(
                "customer",
                shopper.customerId(),
                "person",
                shopper.customerId(),
                "card",
                shopper.card(),
                "order",
                order.orderId(),
                "purchase",
                purchase,
                "cart",
                cart,
                "quote",
                quote,
                "account",
                account);
        String franchisee = stack.token(TokenRequest.of("franchisee").inStores(others));
        String own = stack.token(TokenRequest.of("franchisee").inStores(theirs));
        assertThat(calls.send(Service.CUSTOMER, "GET", "/customers/" + shopper.customerId(), own, null)
                        .status())
                .isEqualTo(200);

        // When a franchisee of another store asks every route of every service about them
        SoftAssertions softly = new SoftAssertions();
        int asked = 0;
        for (Service service : Service.values()) {
            for (Visit visit : new Visits(known).of(service, calls)) {
                if (!visit.named()) {
                    continue;
                }
                asked++;
                boolean reads = visit.method().equals("GET");
                Reply reply = calls.send(service, visit.method(), visit.path(), franchisee, reads ? null : "{}");

                // Then nothing is done, and nothing of them is in what is answered
                String what = reply.toString();
                if (reads && reply.status() < 300) {
                    known.values()
                            .forEach(id ->
                                    softly.assertThat(reply.text()).as(what).doesNotContain(id));
                } else {
                    softly.assertThat(reply.status()).as(what).isBetween(400, 499);
                }
            }
        }
        softly.assertAll();
        assertThat(asked).isGreaterThan(40);
        // And the very routes that name a customer say that it is not theirs
        for (String path : List.of("", "/timeline", "/segments", "/attachments", "/identity")) {
            assertThat(calls.send(
                                    Service.CUSTOMER,
                                    "GET",
                                    "/customers/" + shopper.customerId() + path,
                                    franchisee,
                                    null)
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(calls.send(Service.CATALOG, "GET", "/quotes/" + quote, franchisee, null)
                        .status())
                .isEqualTo(403);
    }

    private void buy(Shopper shopper, String web, String store, String sku, long pieces) {
        Order order = shop.order(
                shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, pieces, null)));
        assertThat(order.status()).isEqualTo("CONFIRMED");
        shop.system().post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
    }

    private long net(Instant since, String store) {
        return StreamSupport.stream(
                        shop.system()
                                .get(
                                        Service.ORDER,
                                        "/sales/ledger?by=attached-store&from=" + since + "&to="
                                                + Instant.now().plus(Duration.ofMinutes(10)))
                                .body()
                                .path("groups")
                                .spliterator(),
                        false)
                .filter(line -> store.equals(line.path("group").asText()))
                .mapToLong(line -> line.path("net").asLong())
                .sum();
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
}
