package org.unisson.order.quote;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.messaging.PartitionCounts;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** Orders are sold under the catalog's quotes (decision record 10). */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class QuotedOrderTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    @Inject
    PartitionCounts partitions;

    private final UUID customer = Ids.next();
    private final Signer catalog = Signer.some();
    private String token;
    private String service;
    private String channel;
    private String sku;

    @BeforeEach
    void aShopAndTheCatalogsKey() {
        token = environment.customerToken(customer);
        service = environment.token("service");
        channel = shop.web();
        sku = shop.sku(9_99);
        tell(catalog);
    }

    @Test
    void aCartIsSoldAtExactlyTheQuotesPrices() {
        String other = shop.sku(20_00);
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, sku, 3, channel).then().statusCode(201);
        shop.add(token, cart, other, 1, channel).then().statusCode(201);
        // The price of the moment is another one than was quoted.
        QuoteDraft quote = quote().line(other, 1, 19_99).line(sku, 3, 9_50, 1_43, 1);

        JsonPath placed = shop.command(token)
                .body(Map.of("channel", channel, "method", "SHIP", "cardToken", "tok_visa", "quote", signed(quote)))
                .post("/carts/" + cart + "/checkout")
                .then()
                .statusCode(202)
                .body("total.minor", equalTo(47_05), "lines.total.minor", equalTo(List.of(27_06, 19_99)))
                .extract()
                .jsonPath();

        UUID order = placed.getUUID("orderId");
        assertThat(placed.getList("lines[0].quoted.reductions.amount.minor")).isEqualTo(List.of(1_43, 1));
        OrderPlaced event = (OrderPlaced)
                told.of(Topics.ORDERS, order.toString(), 1).getFirst().payload();
        assertThat(event.getQuoteId()).isEqualTo(quote.quoteId);
        assertThat(event.getLines().getFirst().getReductions()).hasSize(2);
        shop.read(token)
                .get("/orders/" + order + "/quote")
                .then()
                .statusCode(200)
                .body("quoteId", equalTo(quote.quoteId.toString()), "lines[0].regular.minor", equalTo(28_50))
                .body("lines[0].taxRate", equalTo(2_000), "lines[0].pointsMultiplier", equalTo(200));
        shop.read(environment.customerToken(Ids.next()))
                .get("/orders/" + order + "/quote")
                .then()
                .statusCode(403);

        shop.reserved(order, 1);
        String purchase = shop.until(token, order, "CONFIRMED").getString("purchaseId");
        PurchaseMade made =
                (PurchaseMade) told.of(Topics.PURCHASES, purchase, 1).getFirst().payload();
        assertThat(made.getLines().getFirst().getDiscount().getMinor()).isEqualTo(1_44);
        assertThat(made.getLines().getFirst().getReductions()).hasSize(2);
        assertThat(made.getLines().getFirst().getPointsMultiplier()).isEqualTo(200);
        assertThat(made.getTotal().getMinor()).isEqualTo(47_05);
    }

    @Test
    void aQuoteThatEndedASecondAgoIsNotSoldUnder() {
        QuoteDraft late = quote().line(sku, 1, 9_00)
                .with("validUntil", Instant.now().minusSeconds(1).toString());

        refused(place(signed(late), 1), 409, "quote-expired");
    }

    @Test
    void aForgedQuoteIsRefused() {
        QuoteDraft cheap = quote().line(sku, 1, 1);

        refused(place(catalog.impostor().sign(cheap.claims()), 1), 422, "quote-invalid");
        refused(place("no.quote.atall", 1), 422, "quote-invalid");
        refused(place("x".repeat(1_000_001), 1), 400, "invalid-input");
    }

    @Test
    void aQuoteForSomebodyOrSomethingElseIsRefused() {
        refused(place(signed(new QuoteDraft(channel, Ids.next()).line(sku, 1, 9_00)), 1), 409, "quote-differs");
        refused(place(signed(new QuoteDraft(channel, null).line(sku, 1, 9_00)), 1), 409, "quote-differs");
        refused(place(signed(new QuoteDraft(shop.web(), customer).line(sku, 1, 9_00)), 1), 409, "quote-differs");
        refused(place(signed(quote().line(sku, 1, 9_00)), 2), 409, "quote-differs");
    }

    @Test
    void whatIsNotLockedIsNotSold() {
        QuoteDraft coupon = quote().line(sku, 1, 9_99, 1_00).with("lock", "REQUIRED");
        refused(place(signed(coupon), 1), 409, "quote-not-locked");

        coupon.with("lock", "HELD");
        place(signed(coupon), 1).then().statusCode(202).body("total.minor", equalTo(8_99));
    }

    @Test
    void ofOrdersUnderOneQuoteAtOnceOneIsPlaced() {
        String quote = signed(quote().line(sku, 1, 9_00));

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(device ->
                        CompletableFuture.supplyAsync(() -> place(quote, 1).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(202, 409, 409, 409);
        refused(place(quote, 1), 409, "quote-used");
    }

    @Test
    void theSameCommandAgainIsAnsweredAsBefore() {
        Map<String, Object> body = body(signed(quote().line(sku, 1, 9_00)), 1);
        String key = UUID.randomUUID().toString();

        List<String> orders = IntStream.range(0, 3)
                .mapToObj(attempt -> CompletableFuture.supplyAsync(() -> shop.read(token)
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/orders")
                        .then()
                        .statusCode(202)
                        .extract()
                        .jsonPath()
                        .getString("orderId")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertThat(orders).hasSize(1);
    }

    @Test
    void aKeyThatIsOnItsWayIsWaitedFor() {
        Signer next = Signer.some();
        String quote = next.sign(quote().line(sku, 1, 9_00).claims());

        refused(place(quote, 1), 503, "quote-key-unknown");
        tell(next);

        place(quote, 1).then().statusCode(202).body("total.minor", equalTo(9_00));
    }

    @Test
    void aKeyThatShouldHaveComeByNowIsNone() throws SQLException {
        // The feed has come past the instant at which this quote says that it was signed, long ago.
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        for (int partition = 0; partition < partitions.of(Topics.QUOTE_KEYS.name()); partition++) {
            shop.execute(
                    "insert into feed_watermark (consumer, topic, partition, as_of) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    "quote-keys",
                    Topics.QUOTE_KEYS.name(),
                    partition,
                    then.atOffset(ZoneOffset.UTC));
        }
        QuoteDraft draft = quote().line(sku, 1, 9_00);

        // Its second may not be over at the instant that the feed has come to.
        Signer nobody = Signer.some();
        refused(place(nobody.sign(draft.with("iat", then.getEpochSecond() - 1).claims()), 1), 503, "quote-key-unknown");
        refused(place(nobody.sign(draft.with("iat", then.getEpochSecond() - 2).claims()), 1), 422, "quote-invalid");
    }

    @Test
    void aChannelMaySellUnderQuotesAlone() {
        String admin = environment.token("admin");
        policy(token, true).then().statusCode(403);
        policy(admin, true).then().statusCode(200);
        shop.read(admin).get("/quote-policies/" + channel).then().body("required", equalTo(true));

        refused(place(null, 1), 422, "quote-required");
        place(signed(quote().line(sku, 1, 9_00)), 1).then().statusCode(202);
        policy(admin, false).then().statusCode(200);
        place(null, 1).then().statusCode(202).body("total.minor", equalTo(9_99), "lines[0].quoted", equalTo(null));
    }

    @Test
    void aPriceAndAQuoteExcludeEachOther() {
        Map<String, Object> body = body(signed(new QuoteDraft(channel, null).line(sku, 1, 9_00)), 1);
        body.put("lines", List.of(Map.of("sku", sku, "quantity", 1, "unitPrice", QuoteDraft.euros(1))));

        refused(shop.command(service).body(body).post("/orders"), 422, "price-and-quote");
    }

    @Test
    void whatIsGivenWithThePurchaseIsALineOfIt() {
        String gift = shop.sku(3_00);
        UUID operation = UUID.randomUUID();
        QuoteDraft quote = quote().line(sku, 1, 9_99)
                .with("gifts", List.of(Map.of("operationId", operation.toString(), "sku", gift, "quantity", 1)));

        place(signed(quote), 1)
                .then()
                .statusCode(202)
                .body("lines.sku", equalTo(List.of(sku, gift)), "lines.total.minor", equalTo(List.of(9_99, 0)))
                .body("lines[1].quoted.gift", equalTo(operation.toString()), "total.minor", equalTo(9_99));
    }

    @Test
    void whatComesBackIsWhatWasPaidToTheCent() {
        String other = shop.sku(10_00);
        Map<String, Object> body = body(signed(quote().line(sku, 3, 3_33, 50).line(other, 1, 10_00, 5)), 3);
        body.put("lines", List.of(Map.of("sku", sku, "quantity", 3), Map.of("sku", other, "quantity", 1)));
        JsonPath placed = shop.command(token)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(202)
                .body("total.minor", equalTo(19_44))
                .extract()
                .jsonPath();
        UUID order = placed.getUUID("orderId");
        String store = others.store();
        String first = placed.getString("lines[0].lineId");
        String second = placed.getString("lines[1].lineId");
        shop.reserved(
                order,
                1,
                List.of(
                        new ReservedLine(UUID.fromString(first), sku, store, 3L, null, null),
                        new ReservedLine(UUID.fromString(second), other, store, 1L, null, null)));
        String purchase = shop.until(token, order, "CONFIRMED").getString("purchaseId");

        // A line that is cancelled leaves the reductions of the others as they are.
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + order + "/lines/" + second + "/cancellation")
                .then()
                .statusCode(200);
        assertThat(purchase(purchase).getInt("refunded.minor")).isEqualTo(9_95);
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + order + "/fulfilment")
                .then()
                .statusCode(200);

        assertThat(IntStream.range(0, 3).mapToObj(piece -> back(purchase, store, first)))
                .containsExactly(3_16, 3_17, 3_16);
        assertThat(purchase(purchase).getInt("refunded.minor")).isEqualTo(19_44);
        shop.read(token)
                .get("/orders/" + order + "/quote")
                .then()
                .body("lines[0].total.minor", equalTo(9_49), "lines[0].reductions", hasSize(1));
    }

    private int back(String purchase, String store, String line) {
        return shop.command(service)
                .body(Map.of(
                        "channel",
                        channel,
                        "location",
                        store,
                        "lines",
                        List.of(Map.of("lineId", line, "quantity", 1, "condition", "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("total.minor");
    }

    private JsonPath purchase(String purchase) {
        return shop.read(service).get("/purchases/" + purchase).jsonPath();
    }

    private QuoteDraft quote() {
        return new QuoteDraft(channel, customer);
    }

    private String signed(QuoteDraft quote) {
        return catalog.sign(quote.claims());
    }

    private Response place(String quote, long quantity) {
        return shop.command(token).body(body(quote, quantity)).post("/orders");
    }

    private Map<String, Object> body(String quote, long quantity) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                "SHIP",
                "cardToken",
                "tok_visa",
                "lines",
                List.of(Map.of("sku", sku, "quantity", quantity))));
        if (quote != null) {
            body.put("quote", quote);
        }
        return body;
    }

    private Response policy(String by, boolean required) {
        return shop.read(by).body(Map.of("required", required)).put("/quote-policies/" + channel);
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + slug));
    }

    private void tell(Signer signer) {
        others.tell(Topics.QUOTE_KEYS, signer.keyId(), signer.told());
        await().atMost(90, SECONDS)
                .until(() -> shop.number("select count(*) from known_quote_key where key_id = ?", signer.keyId()) == 1);
    }
}
