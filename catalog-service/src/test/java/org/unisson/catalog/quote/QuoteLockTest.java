package org.unisson.catalog.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Persons;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class QuoteLockTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    Persons persons;

    private Shelf shelf;
    private Offers offers;
    private String sku;
    private String channel;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        offers = new Offers(shelf);
        sku = shelf.newSku();
        shelf.newProduct(sku);
        channel = shelf.newChannel();
        shelf.putPrices(sku, Shelf.price(1000)).statusCode(201);
    }

    @Test
    void ofTwoCheckoutsOneGetsTheCoupon() throws Exception {
        String code = coupon(offers.percentOff(sku, 2000, Map.of("coupon", true)), "C" + sku);
        String first = quoteWith(code);
        String second = quoteWith(code);

        assertThat(atOnce(first, second)).containsExactlyInAnyOrder(200, 409);
        offers.quote(withCoupon(code)).statusCode(201).body("coupons.outcome", contains("USED"));
    }

    @Test
    void theLastCentOfABudgetIsGivenOnce() throws Exception {
        // Each purchase takes 200; there is enough for two, less one cent.
        Map<String, Object> budget = Map.of("amount", Map.of("minor", 399, "currency", "EUR"));
        UUID operation = offers.percentOff(sku, 2000, Map.of("budget", budget));
        String first = quoted();
        String second = quoted();

        assertThat(atOnce(first, second)).containsExactlyInAnyOrder(200, 409);
        offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .body("reduction.minor", equalTo(0))
                .body("notApplied.reason", contains("BUDGET"));
        assertThat(number("select amount_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(200);
    }

    @Test
    void whatACustomerMayHaveOnceThePersonHasOnce() throws Exception {
        UUID operation = offers.percentOff(sku, 2000, Map.of("budget", Map.of("uses", 9, "usesPerCustomer", 1)));
        UUID ada = Ids.next();
        UUID bea = Ids.next();
        known(persons.merge(ada, bea));
        String first = quotedFor(ada, 200);
        String second = quotedFor(bea, 200);

        assertThat(atOnce(first, second)).containsExactlyInAnyOrder(200, 409);
        quotedFor(ada, 0);
        quotedFor(bea, 0);

        UUID had = number("select count(*) from quote_claim where held and customer_id = ?", ada) == 1 ? ada : bea;
        known(persons.part(ada, bea));
        quotedFor(had, 0);
        offers.lock(quotedFor(had.equals(ada) ? bea : ada, 200)).statusCode(200);
        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(2);
    }

    @Test
    void lockingOnceMoreTakesNothingMore() throws Exception {
        UUID operation = offers.percentOff(sku, 2000, Map.of("budget", Map.of("uses", 5)));
        String quote = quoted();

        offers.lock(quote).statusCode(200).body("lock", equalTo("HELD"));
        offers.lock(quote).statusCode(200).body("lock", equalTo("HELD"));

        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(1);
    }

    @Test
    void anOrderUsesItUpAndItsCancellationGivesItBackOnceHoweverOftenItIsTold() throws Exception {
        UUID operation = offers.percentOff(sku, 2000, Map.of("budget", Map.of("uses", 1)));
        String quote = quoted();
        offers.lock(quote).statusCode(200);
        UUID order = Ids.next();
        Event placed = placed(order, UUID.fromString(quote));
        Event confirmed =
                told(order, 2, new OrderConfirmed(order, 2L, null, new Money(800L, "EUR"), Instant.now(), List.of()));
        Event cancelled = told(order, 3, new OrderCancelled(order, 3L, null, "CUSTOMER", Instant.now()));

        sender.send(placed);
        sender.send(placed);
        sender.send(confirmed);
        awaitState(quote, "CONSUMED");
        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(1);
        sender.send(cancelled);
        sender.send(cancelled);
        awaitState(quote, "RELEASED");

        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(0);
        offers.lock(quote).statusCode(409).body("type", equalTo("/problems/quote-used"));
    }

    @Test
    void aReceiptUsesItUpAndItsVoidGivesItBack() throws Exception {
        UUID operation = offers.percentOff(sku, 2000, Map.of("budget", Map.of("uses", 1)));
        String quote = quoted();
        offers.lock(quote).statusCode(200);
        UUID purchase = Ids.next();
        Event sold = purchase(purchase, 1, receipt(purchase, UUID.fromString(quote)));

        sender.send(sold);
        sender.send(sold);
        awaitState(quote, "CONSUMED");
        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(1);
        sender.send(purchase(purchase, 2, voided(purchase)));
        awaitState(quote, "RELEASED");

        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCorrectionHasWhatTheVoidReceiptHad(boolean voidedFirst) throws Exception {
        UUID operation = offers.percentOff(sku, 2000, Map.of("budget", Map.of("uses", 1)));
        String quote = quoted();
        offers.lock(quote).statusCode(200);
        UUID wrong = Ids.next();
        UUID right = Ids.next();
        Event correction = purchase(right, 1, receipt(right, UUID.fromString(quote)));
        Event withdrawal = purchase(wrong, 2, voided(wrong));

        sender.send(purchase(wrong, 1, receipt(wrong, UUID.fromString(quote))));
        awaitState(quote, "CONSUMED");
        if (voidedFirst) {
            sender.send(withdrawal);
            awaitState(quote, "RELEASED");
            sender.send(correction);
        } else {
            sender.send(correction);
            awaitText("select next_sale::text from quote_lock where quote_id = ?", quote, right.toString());
            sender.send(withdrawal);
        }
        awaitText("select order_id::text from quote_lock where quote_id = ?", quote, right.toString());
        awaitState(quote, "CONSUMED");
        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(1);

        sender.send(purchase(right, 2, voided(right)));
        awaitState(quote, "RELEASED");
        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(0);
    }

    private static Event purchase(UUID purchase, long version, SpecificRecord payload) {
        return Event.of(Topics.PURCHASES, purchase.toString(), version, payload, Instant.now());
    }

    private PurchaseMade receipt(UUID purchase, UUID quote) {
        return PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind("RECEIPT")
                .setChannel(channel)
                .setLines(List.of())
                .setTenders(List.of())
                .setTotal(new Money(800L, "EUR"))
                .setPurchasedAt(Instant.now())
                .setRecordedAt(Instant.now())
                .setQuoteId(quote)
                .build();
    }

    private PurchaseReturned voided(UUID purchase) {
        return PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(2)
                .setChannel(channel)
                .setLocation("3012345000017")
                .setLines(List.of())
                .setRefunds(List.of())
                .setTotal(new Money(800L, "EUR"))
                .setPurchaseTotal(new Money(800L, "EUR"))
                .setReturnedAt(Instant.now())
                .setRecordedAt(Instant.now())
                .setCause("VOID")
                .build();
    }

    @Test
    void whatExpiresIsReleasedOnlyWhenNoOrderCanBeOnItsWay() throws Exception {
        UUID operation = offers.percentOff(sku, 2000, Map.of("budget", Map.of("uses", 2)));
        String late = quoted();
        String forgotten = quoted();
        offers.lock(late).statusCode(200);
        offers.lock(forgotten).statusCode(200);
        Instant expiry = Instant.now().minus(Duration.ofMinutes(1));
        expire(late, expiry);
        expire(forgotten, expiry);

        // The order was placed before the expiry and is heard of after it.
        sender.send(placed(Ids.next(), UUID.fromString(late)));
        sender.watermark(Topics.ORDERS, Instant.now());

        awaitState(forgotten, "RELEASED");
        awaitState(late, "PLACED");
        assertThat(number("select uses_used from operation_budget where operation_id = ?", operation))
                .isEqualTo(1);
    }

    private String coupon(UUID operation, String code) {
        shelf.as("merchandiser")
                .body(Map.of("code", code))
                .post("/operations/" + operation + "/coupons")
                .then()
                .statusCode(201);
        return code;
    }

    private Map<String, Object> withCoupon(String code) {
        Map<String, Object> basket = Offers.basket(channel, Offers.line(sku, 1));
        basket.put("coupons", List.of(code.toLowerCase()));
        return basket;
    }

    private String quoteWith(String code) {
        return offers.quote(withCoupon(code))
                .statusCode(201)
                .body("total.minor", equalTo(800))
                .body("lock", equalTo("REQUIRED"))
                .extract()
                .path("quoteId");
    }

    private String quoted() {
        return offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .body("lock", equalTo("REQUIRED"))
                .extract()
                .path("quoteId");
    }

    private String quotedFor(UUID customer, int reduction) {
        Map<String, Object> basket = Offers.basket(channel, Offers.line(sku, 1));
        basket.put("customerId", customer.toString());
        return offers.quote(basket)
                .statusCode(201)
                .body("reduction.minor", equalTo(reduction))
                .extract()
                .path("quoteId");
    }

    private void known(String causalToken) {
        assertThat(shelf.as("service")
                        .header("Causal-Token", causalToken)
                        .get("/quotes/" + Ids.next())
                        .header("Causal-Status"))
                .isEqualTo("satisfied");
    }

    private List<Integer> atOnce(String... quotes) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(quotes.length)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String quote : quotes) {
                answers.add(clients.submit(() -> offers.lock(quote).extract().statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private Event placed(UUID order, UUID quote) {
        return told(
                order,
                1,
                OrderPlaced.newBuilder()
                        .setOrderId(order)
                        .setVersion(1)
                        .setChannel(channel)
                        .setLines(List.of())
                        .setTotal(new Money(800L, "EUR"))
                        .setDecideBy(Instant.now())
                        .setPlacedAt(Instant.now())
                        .setQuoteId(quote)
                        .build());
    }

    private static Event told(UUID order, long version, SpecificRecord payload) {
        return Event.of(Topics.ORDERS, order.toString(), version, payload, Instant.now());
    }

    private void awaitState(String quote, String state) {
        awaitText("select state from quote_lock where quote_id = ?", quote, state);
    }

    private void awaitText(String sql, String quote, String expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(text(sql, quote)).isEqualTo(expected));
    }

    private void expire(String quote, Instant at) throws SQLException {
        try (Connection connection = environment.connect();
                PreparedStatement update =
                        connection.prepareStatement("update quote_lock set locked_until = ? where quote_id = ?")) {
            update.setObject(1, at.atOffset(java.time.ZoneOffset.UTC));
            update.setObject(2, UUID.fromString(quote));
            update.executeUpdate();
        }
    }

    private String text(String sql, String quote) throws SQLException {
        try (Connection connection = environment.connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, UUID.fromString(quote));
            var rows = query.executeQuery();
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private long number(String sql, UUID operation) throws SQLException {
        return Long.parseLong(text(sql, operation.toString()));
    }
}
