package org.unisson.order.quote;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** A till sells under a quote: the receipt is taken whatever it says, and has what was quoted. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class QuotedReceiptTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private final UUID customer = Ids.next();
    private final Signer catalog = Signer.some();
    private String service;
    private String store;
    private String tills;
    private String sku;

    @BeforeEach
    void aTillAndTheCatalogsKey() {
        service = environment.token("service");
        store = others.store();
        tills = others.channel("EUR");
        sku = others.skus(1).getFirst();
        others.tell(Topics.QUOTE_KEYS, catalog.keyId(), catalog.told());
        await().atMost(90, SECONDS)
                .until(() ->
                        shop.number("select count(*) from known_quote_key where key_id = ?", catalog.keyId()) == 1);
    }

    @Test
    void itsLinesHaveTheReductionsAndPointsOfTheQuoteAndHandedInAgainItIsTheSame() {
        QuoteDraft quote = quote().line(sku, 3, 9_50, 1_43, 1);
        Map<String, Object> receipt = receipt(quote, Tills.line(sku, 3, 9_50, 1_44));

        UUID purchase = Tills.sold(service, receipt);
        Tills.hand(service, List.of(receipt)).then().statusCode(200).body("unchanged", equalTo(1));

        PurchaseMade made = made(purchase);
        assertThat(made.getQuoteId()).isEqualTo(quote.quoteId);
        assertThat(made.getLines().getFirst().getReductions()).hasSize(2);
        assertThat(made.getLines().getFirst().getPointsMultiplier()).isEqualTo(200);
        assertThat(made.getTotal().getMinor()).isEqualTo(27_06);
        differences().body("items", empty());
    }

    @Test
    void whatTheTillPrintedCountsAndTheDifferenceIsTold() {
        String other = others.skus(1).getFirst();
        String forgotten = others.skus(1).getFirst();
        QuoteDraft quote = quote().line(sku, 1, 9_50, 50).line(forgotten, 1, 3_00);

        UUID purchase = Tills.sold(
                service, receipt(quote, List.of(Tills.line(sku, 1, 9_50, 0), Tills.line(other, 2, 1_00, 0))));

        PurchaseMade made = made(purchase);
        assertThat(made.getTotal().getMinor()).isEqualTo(11_50);
        assertThat(made.getLines().getFirst().getReductions()).isEmpty();
        assertThat(made.getLines())
                .extracting(line -> line.getPointsMultiplier())
                .containsExactly(200, 100);
        differences()
                .body("items.rule", contains("LINE_DIFFERS", "LINE_NOT_QUOTED", "NOT_SOLD"))
                .body("items.sku", contains(sku, other, forgotten))
                .body("items[0].quoted.minor", equalTo(9_00), "items[0].paid.minor", equalTo(9_50))
                .body("items[2].quoted.minor", equalTo(3_00), "items[2].paid", equalTo(null))
                .body(
                        "items.quoteId",
                        contains(quote.quoteId.toString(), quote.quoteId.toString(), quote.quoteId.toString()));
    }

    @Test
    void anOfflineReceiptOfAnExpiredQuoteIsSoldUnderItAndFlagged() {
        Instant end = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
        QuoteDraft intime = quote().line(sku, 1, 9_00).with("validUntil", end.toString());
        QuoteDraft late = quote().line(sku, 1, 9_00).with("validUntil", end.toString());
        // By the till's clock: the last microsecond counts, the end does not.
        Map<String, Object> inTime = at(receipt(intime, Tills.line(sku, 1, 9_00, 0)), end.minus(1, ChronoUnit.MICROS));
        Map<String, Object> tooLate = at(receipt(late, Tills.line(sku, 1, 9_00, 0)), end);

        Tills.sold(service, inTime);
        UUID purchase = Tills.sold(service, tooLate);

        assertThat(made(purchase).getQuoteId()).isEqualTo(late.quoteId);
        assertThat(made(purchase).getLines().getFirst().getPointsMultiplier()).isEqualTo(200);
        differences().body("items.rule", contains("EXPIRED")).body("items.purchaseId", contains(purchase.toString()));
    }

    @Test
    void aForgedQuoteAndOneForSomebodyElseAreFlagged() {
        QuoteDraft forged = quote().line(sku, 1, 1);
        QuoteDraft anothers = new QuoteDraft("other", Ids.next())
                .line(sku, 1, 9_00)
                .with("lock", "REQUIRED")
                .with("store", others.store());

        UUID unsigned = Tills.sold(
                service,
                Tills.with(
                        receipt(forged, Tills.line(sku, 1, 1, 0)),
                        "quote",
                        catalog.impostor().sign(forged.claims())));
        UUID other = Tills.sold(service, receipt(anothers, Tills.line(sku, 1, 9_00, 0)));

        assertThat(made(unsigned).getQuoteId()).isNull();
        assertThat(made(unsigned).getLines().getFirst().getPointsMultiplier()).isEqualTo(100);
        assertThat(made(other).getQuoteId()).isEqualTo(anothers.quoteId);
        differences()
                .body(
                        "items.rule",
                        contains("INVALID", "NOT_LOCKED", "OTHER_CHANNEL", "OTHER_CUSTOMER", "OTHER_STORE"));
    }

    @Test
    void ofReceiptsAtOnceOneHasTheQuote() throws Exception {
        QuoteDraft quote = quote().line(sku, 1, 9_00);
        List<Map<String, Object>> receipts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            receipts.add(receipt(quote, Tills.line(sku, 1, 9_00, 0)));
        }

        List<UUID> purchases = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(receipts.size())) {
            List<Future<UUID>> handed = receipts.stream()
                    .map(receipt -> clients.submit(() -> Tills.sold(service, receipt)))
                    .toList();
            for (Future<UUID> one : handed) {
                purchases.add(one.get());
            }
        }

        assertThat(purchases.stream()
                        .map(this::made)
                        .map(PurchaseMade::getQuoteId)
                        .filter(quote.quoteId::equals))
                .hasSize(1);
        differences().body("items.rule", contains("USED", "USED", "USED"));
    }

    @Test
    void twiceInABatchAndInAnOrderItIsSoldUnderOnce() {
        QuoteDraft quote = quote().line(sku, 1, 9_00);
        Tills.hand(
                        service,
                        List.of(
                                receipt(quote, Tills.line(sku, 1, 9_00, 0)),
                                receipt(quote, Tills.line(sku, 1, 9_00, 0))))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2));
        differences().body("items.rule", contains("USED"));

        shop.command(service)
                .body(Map.of(
                        "channel",
                        tills,
                        "customerId",
                        customer,
                        "method",
                        "SHIP",
                        "cardToken",
                        "tok_visa",
                        "quote",
                        catalog.sign(quote.claims()),
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/orders")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/quote-used"));
    }

    @Test
    void aCorrectionHasTheQuoteOfTheSaleThatItCorrects() {
        QuoteDraft quote = quote().line(sku, 1, 9_00);
        Map<String, Object> first = receipt(quote, Tills.line(sku, 1, 9_50, 0));
        Map<String, Object> second = correcting(first, receipt(quote, Tills.line(sku, 1, 9_00, 0)));
        Map<String, Object> third = correcting(second, receipt(quote, Tills.line(sku, 1, 9_00, 0)));
        Map<String, Object> another = correcting(first, receipt(quote, Tills.line(sku, 1, 9_00, 0)));

        Tills.sold(service, first);
        UUID corrected = batch(List.of(Tills.voiding(first), second)).getUUID("receipts[1].purchaseId");
        UUID again = batch(List.of(Tills.voiding(second), third)).getUUID("receipts[1].purchaseId");
        UUID twice = Tills.sold(service, another);

        assertThat(made(corrected).getQuoteId()).isEqualTo(quote.quoteId);
        assertThat(made(corrected).getLines().getFirst().getPointsMultiplier()).isEqualTo(200);
        assertThat(made(again).getQuoteId()).isEqualTo(quote.quoteId);
        assertThat(made(twice).getQuoteId()).isNull();
        differences()
                .body("items.rule", contains("LINE_DIFFERS", "USED"))
                .body("items[1].purchaseId", equalTo(twice.toString()));
    }

    @Test
    void inOneBatchTooAndWhoeverElseHasTheQuoteComesAfter() {
        QuoteDraft quote = quote().line(sku, 1, 9_00);
        Map<String, Object> first = receipt(quote, Tills.line(sku, 1, 9_50, 0));
        Map<String, Object> copy = receipt(quote, Tills.line(sku, 1, 9_00, 0));
        Map<String, Object> second = correcting(first, receipt(quote, Tills.line(sku, 1, 9_00, 0)));

        JsonPath taken = batch(List.of(first, Tills.voiding(first), copy, second));

        assertThat(made(taken.getUUID("receipts[2].purchaseId")).getQuoteId()).isNull();
        assertThat(made(taken.getUUID("receipts[3].purchaseId")).getQuoteId()).isEqualTo(quote.quoteId);
        differences().body("items.rule", contains("LINE_DIFFERS", "USED"));
    }

    @Test
    void aCorrectionOfASaleWithoutAQuoteHasNotAnothersQuote() {
        QuoteDraft quote = quote().line(sku, 1, 9_00);
        UUID owner = Tills.sold(service, receipt(quote, Tills.line(sku, 1, 9_00, 0)));
        Map<String, Object> plain = Tills.with(receipt(quote, Tills.line(sku, 1, 9_50, 0)), "quote", null);
        Tills.sold(service, plain);

        JsonPath taken =
                batch(List.of(Tills.voiding(plain), correcting(plain, receipt(quote, Tills.line(sku, 1, 9_00, 0)))));

        assertThat(made(owner).getQuoteId()).isEqualTo(quote.quoteId);
        assertThat(made(taken.getUUID("receipts[1].purchaseId")).getQuoteId()).isNull();
        differences().body("items.rule", contains("USED"));
    }

    @Test
    void whatCannotBeToldYetIsHandedInAgain() {
        QuoteDraft quote = quote().line(sku, 1, 9_00);
        Signer tomorrow = Signer.some();
        quote.with("iat", Instant.now().plusSeconds(3600).getEpochSecond());
        Map<String, Object> receipt =
                Tills.with(receipt(quote, Tills.line(sku, 1, 9_00, 0)), "quote", tomorrow.sign(quote.claims()));
        Map<String, Object> other = receipt(quote().line(sku, 1, 9_00), Tills.line(sku, 1, 9_00, 0));

        Tills.hand(service, List.of(receipt, other))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.problem.status", contains(503))
                .body("rejected.problem.type", contains("/problems/quote-key-unknown"));
        others.tell(Topics.QUOTE_KEYS, tomorrow.keyId(), tomorrow.told());
        await().atMost(90, SECONDS)
                .until(() ->
                        shop.number("select count(*) from known_quote_key where key_id = ?", tomorrow.keyId()) == 1);

        assertThat(made(Tills.sold(service, receipt)).getQuoteId()).isEqualTo(quote.quoteId);
    }

    @Test
    void onlyThoseWhoLookAfterSalesSeeTheDifferences() {
        shop.read(environment.customerToken(customer))
                .get("/quote-differences")
                .then()
                .statusCode(403);
        Tills.hand(service, List.of(Tills.with(Tills.receipt(store, tills, sku), "quote", "")))
                .then()
                .statusCode(200)
                .body("rejected.problem.violations.flatten().pointer", containsInAnyOrder("/receipts/0/quote"));
    }

    private static Map<String, Object> correcting(Map<String, Object> voided, Map<String, Object> receipt) {
        return Tills.with(receipt, "corrects", Map.of("till", voided.get("till"), "number", voided.get("number")));
    }

    private JsonPath batch(List<Map<String, Object>> receipts) {
        return Tills.hand(service, receipts)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(receipts.size()))
                .extract()
                .jsonPath();
    }

    private QuoteDraft quote() {
        return new QuoteDraft(tills, customer);
    }

    private Map<String, Object> receipt(QuoteDraft quote, Map<String, Object> line) {
        return receipt(quote, List.of(line));
    }

    private Map<String, Object> receipt(QuoteDraft quote, List<Map<String, Object>> lines) {
        long total = lines.stream()
                .mapToLong(line -> ((Number) ((Map<?, ?>) line.get("total")).get("minor")).longValue())
                .sum();
        Map<String, Object> receipt = Tills.receipt(store, tills, lines, List.of(Tills.tender("CASH", total)));
        receipt.put("customerId", customer.toString());
        receipt.put("quote", catalog.sign(quote.claims()));
        return at(receipt, Instant.now());
    }

    private static Map<String, Object> at(Map<String, Object> receipt, Instant at) {
        return Tills.with(receipt, "occurredAt", at.toString());
    }

    private PurchaseMade made(UUID purchase) {
        return (PurchaseMade)
                told.of(Topics.PURCHASES, purchase.toString(), 1).getFirst().payload();
    }

    private ValidatableResponse differences() {
        return shop.read(environment.token("merchandiser"))
                .get("/quote-differences?location=" + store)
                .then()
                .statusCode(200);
    }
}
