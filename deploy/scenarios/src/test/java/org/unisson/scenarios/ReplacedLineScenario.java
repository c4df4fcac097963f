package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.AtOnce;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.CustomersBank;
import org.unisson.scenarios.support.Heard;
import org.unisson.scenarios.support.Offered;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.SalesBook;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topics;

/** Another product instead of one that has not left: the difference alone is paid, and no piece is had twice. */
@ExtendWith(RunningRetailer.class)
class ReplacedLineScenario {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final long PIECES = 5;
    private static final int CONFLICT = 409;
    private static final int CHANGED_MEANWHILE = 412;

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;
    private final CustomersBank bank;
    private final SalesBook book;
    private final Heard heard;

    private String store;
    private String web;
    private String shirt;
    private Session phone;
    private Shopper shopper;
    private Offered offered;

    ReplacedLineScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
        this.bank = new CustomersBank(shop);
        this.book = new SalesBook(shop);
        this.heard = new Heard(stack);
    }

    @BeforeEach
    void aCustomerAndFiveShirtsOfTwentyEuros() {
        store = shop.store();
        web = shop.channel("WEB");
        String till = shop.channel("STORE");
        shopper = shop.shopper();
        phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        offered = new Offered(shop, shopper, web, till);
        shirt = fiveOf(20_00);
        shop.opened();
    }

    @Test
    void aDearerOneIsPaidOnTopOnceHoweverOftenItIsAskedFor() {
        // Given two shirts to be sent, paid by card
        String coat = fiveOf(25_00);
        Order order = sold(2);

        // When their customer's phone asks for a coat instead of one of them, and, hearing nothing, at once again
        Map<String, Object> wanted = wanted(order, coat, 1L, "tok_visa");
        String key = UUID.randomUUID().toString();
        List<AtOnce.Outcome> answers = AtOnce.all(List.of(
                () -> phone.post(Service.ORDER, path(order), wanted, key),
                () -> phone.post(Service.ORDER, path(order), wanted, key)));

        // Then both are told of the one order that is placed for it, and it is paid by the shirt and 5.00 of the card
        JsonNode told = answers.getFirst().body();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).isEqualTo(told));
        assertThat(List.of(cents(told, "setOff"), cents(told, "surplus"), cents(told, "refunded")))
                .containsExactly(20_00L, 5_00L, 0L);
        Order coats = replacement(told);
        assertThat(coats.status()).isEqualTo("CONFIRMED");
        assertThat(coats.tenders())
                .containsExactly(
                        new Order.Tender("EXCHANGE", Shop.euros(20_00)), new Order.Tender("CARD", Shop.euros(5_00)));
        // And so they are when the phone asks again later
        assertThat(phone.post(Service.ORDER, path(order), wanted, key).body()).isEqualTo(told);
        assertThat(view(order).path("amendedBy")).hasSize(1);
        assertThat(reading.charged(coats.orderId())).isEqualTo(5_00);
        assertThat(reading.charged(order.orderId())).isEqualTo(40_00);
        assertThat(reading.refunded(order.orderId())).isZero();
        // And one piece of each is set aside, which every channel knows
        setAside(shirt, 1);
        setAside(coat, 1);
        // And both orders say what they are and were
        assertThat(whats(order)).containsExactly("PLACED", "REPLACEMENT_ORDERED", "LINE_REPLACED");
        assertThat(versions(order).at("/0/lines/0/sku").asText()).isEqualTo(shirt);
        assertThat(versions(order).at("/0/lines/0/quantity").asLong()).isEqualTo(2);
        assertThat(versions(order).path(2).path("quantity").asLong()).isEqualTo(1);
        assertThat(versions(order).path(2).path("by").asText()).isEqualTo("OWNER");
        assertThat(whats(coats)).containsExactly("PLACED");
        assertThat(view(coats).path("amends").asText()).isEqualTo(order.orderId());
        // And so do the topics and the ledger
        heard.exactly(Topics.ORDERS, order.orderId(), "OrderPlaced", "OrderConfirmed");
        heard.exactly(Topics.ORDERS, coats.orderId(), "OrderPlaced", "OrderConfirmed");
        heard.setOff(order.purchaseId(), coats.purchaseId(), 20_00);
        assertThat(book.of(web))
                .containsEntry("CARD", 45_00L)
                .containsEntry("EXCHANGE", 0L)
                .containsEntry("DEFERRED_REVENUE", -45_00L);
    }

    @Test
    void ofACheaperOneTheDifferenceGoesBackToTheCardOnce() {
        // Given one shirt to be sent, paid by card
        String scarf = fiveOf(12_50);
        Order order = sold(1);

        // When its customer and somebody of the call centre ask at once for a scarf instead
        Map<String, Object> wanted = wanted(order, scarf, null, null);
        Session agent = shop.retail().session(TokenRequest.of("agent"), shop.journey());
        List<AtOnce.Outcome> refused = AtOnce.refusedButOne(List.of(
                () -> phone.post(Service.ORDER, path(order), wanted),
                () -> agent.post(Service.ORDER, path(order), wanted)));

        // Then one of them comes too late, one scarf is had for the shirt, and 7.50 go back
        assertThat(refused).extracting(AtOnce.Outcome::status).containsAnyOf(CONFLICT, CHANGED_MEANWHILE);
        assertThat(view(order).path("amendedBy")).hasSize(1);
        Order scarves = decided(view(order).at("/amendedBy/0").asText());
        assertThat(scarves.tenders()).containsExactly(new Order.Tender("EXCHANGE", Shop.euros(12_50)));
        await("difference").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 7_50);
        assertThat(reading.charged(scarves.orderId())).isZero();
        // And nothing is left of the order, whose shirt the web has again
        await("end")
                .atMost(SOON)
                .until(() -> view(order).path("status").asText().equals("CANCELLED"));
        assertThat(view(order).path("reason").asText()).isEqualTo("CUSTOMER");
        setAside(shirt, 0);
        setAside(scarf, 1);
        heard.exactly(Topics.ORDERS, order.orderId(), "OrderPlaced", "OrderConfirmed", "OrderCancelled");
        heard.setOff(order.purchaseId(), scarves.purchaseId(), 12_50);

        // When both cancel the scarf at once
        String line = "/orders/" + scarves.orderId() + "/lines/"
                + scarves.lines().getFirst().lineId() + "/cancellation";
        AtOnce.refusedButOne(List.of(
                () -> phone.post(Service.ORDER, line, Map.of()), () -> agent.post(Service.ORDER, line, Map.of())));

        // Then the card that had paid the shirt has all of it back, in two parts, and nobody owes anything
        await("all of it").atMost(SOON).until(() -> refunds(order).equals(List.of("7.50 PAID", "12.50 PAID")));
        assertThat(reading.refunded(order.orderId())).isEqualTo(20_00);
        assertThat(refunds(scarves)).isEmpty();
        assertThat(reading.charged(order.orderId())).isZero();
        setAside(scarf, 0);
        assertThat(book.of(web).values()).isNotEmpty().containsOnly(0L);
    }

    @Test
    void whatCannotBeHadOrPaidLeavesTheLine() {
        // Given a shirt to be sent, a coat, and something of which there is none
        String coat = fiveOf(25_00);
        String none = shop.sku(20_00);
        shop.opened();
        Order order = sold(1);

        // When its customer asks for what there is none of, and then for the coat with a card that does not pay
        Order unavailable = replacement(asked(order, none, null));
        Order unpaid = replacement(asked(order, coat, "tok_declined"));

        // Then neither is had, all is as it was, and the shirt is sent
        assertThat(unavailable.status() + " " + unavailable.reason()).isEqualTo("CANCELLED OUT_OF_STOCK");
        assertThat(unpaid.status() + " " + unpaid.reason()).isEqualTo("CANCELLED PAYMENT_DECLINED");
        setAside(shirt, 1);
        setAside(coat, 0);
        assertThat(whats(order)).containsExactly("PLACED", "REPLACEMENT_ORDERED", "REPLACEMENT_ORDERED");
        send(order);
        assertThat(reading.charged(order.orderId())).isEqualTo(20_00);
        assertThat(refunds(order)).isEmpty();
        heard.exactly(Topics.PURCHASES, order.purchaseId(), "PurchaseMade");
        assertThat(book.of(web)).containsEntry("CARD", 20_00L).doesNotContainKey("EXCHANGE");
    }

    @Test
    void whatIsPickedWhileTheBankAsksIsSentAndNothingElseIsCharged() {
        // Given a shirt, and a coat that was asked for instead with a card whose bank wants to see the customer
        String coat = fiveOf(25_00);
        Order order = sold(1);
        String asked = asked(order, coat, "tok_3ds").at("/replacement/orderId").asText();
        String page = bank.page(asked);

        // When the shirt is picked before the customer has shown who they are
        consignments.tell(store, consignment(order), "pick", Map.of());
        bank.passed(page);

        // Then the shirt is sent, and the coat is nobody's and costs nothing
        Order coats = decided(asked);
        assertThat(coats.status() + " " + coats.reason()).isEqualTo("CANCELLED REPLACED_LINE_GONE");
        await("void").atMost(SOON).until(() -> reading.charged(asked) == 0);
        setAside(coat, 0);
        setAside(shirt, 1);
        String parcel = consignment(order);
        consignments.tell(store, parcel, "pack", Map.of());
        consignments.tell(store, parcel, "ship", Map.of("carrier", "Post", "trackingNumber", parcel));
        left();
        assertThat(refunds(order)).isEmpty();
        assertThat(reading.charged(order.orderId())).isEqualTo(20_00);
        assertThat(whats(order)).containsExactly("PLACED", "REPLACEMENT_ORDERED");
    }

    private String fiveOf(long cents) {
        String sku = shop.sku(cents);
        shop.receive(store, sku, PIECES);
        return sku;
    }

    private Order sold(long pieces) {
        shop.opened();
        Order order = shop.shipped(shopper.customerId(), web, List.of(new Requests.OrderLine(shirt, pieces, null)));
        assertThat(order.status()).isEqualTo("CONFIRMED");
        consignments.at(order.orderId(), store);
        return order;
    }

    private Map<String, Object> wanted(Order order, String sku, Long pieces, String card) {
        Map<String, Object> wanted = new HashMap<>(
                Map.of("sku", sku, "version", view(order).path("version").asLong()));
        if (pieces != null) {
            wanted.put("quantity", pieces);
        }
        if (card != null) {
            wanted.put("cardToken", card);
        }
        return wanted;
    }

    private JsonNode asked(Order order, String sku, String card) {
        return phone.post(Service.ORDER, path(order), wanted(order, sku, null, card))
                .body();
    }

    private static String path(Order order) {
        return "/orders/" + order.orderId() + "/lines/"
                + order.lines().getFirst().lineId() + "/replacement";
    }

    private Order replacement(JsonNode answer) {
        return decided(answer.at("/replacement/orderId").asText());
    }

    private Order decided(String orderId) {
        return shop.decided(phone.get(Service.ORDER, "/orders/" + orderId));
    }

    private JsonNode view(Order order) {
        return phone.get(Service.ORDER, "/orders/" + order.orderId()).body();
    }

    private JsonNode versions(Order order) {
        return phone.get(Service.ORDER, "/orders/" + order.orderId() + "/versions")
                .body();
    }

    private List<String> whats(Order order) {
        return versions(order).findValuesAsText("what");
    }

    private List<String> refunds(Order order) {
        return StreamSupport.stream(
                        phone.get(Service.ORDER, "/orders/" + order.orderId() + "/card-refunds")
                                .body()
                                .spliterator(),
                        false)
                .map(refund -> String.format(Locale.ROOT, "%.2f ", cents(refund, "amount") / 100.0)
                        + refund.path("status").asText())
                .toList();
    }

    private String consignment(Order order) {
        return consignments.at(order.orderId(), store).path("consignmentId").asText();
    }

    private void send(Order order) {
        consignments.ship(store, consignment(order));
        await("end")
                .atMost(SOON)
                .until(() -> view(order).path("status").asText().equals("FULFILLED"));
        left();
    }

    /** One shirt has left the store. */
    private void left() {
        await("shelf").atMost(SOON).until(() -> reading.stock(store, shirt).onHand() == PIECES - 1);
    }

    /** That many of the five pieces are set aside; the others are offered everywhere. */
    private void setAside(String sku, long pieces) {
        await("set aside of " + sku)
                .atMost(SOON)
                .until(() -> reading.stock(store, sku).reserved() == pieces);
        assertThat(reading.stock(store, sku).onHand()).isEqualTo(PIECES);
        offered.everywhere(sku, PIECES - pieces);
    }

    private static long cents(JsonNode of, String amount) {
        return of.path(amount).path("minor").asLong();
    }
}
