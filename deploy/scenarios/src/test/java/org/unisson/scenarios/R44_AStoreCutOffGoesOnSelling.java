package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/**
 * A store is cut off and goes on selling what the web has promised to others. At reconnection whoever holds a piece has
 * it; a web order that lost it gets it from elsewhere, or its money back.
 */
@ExtendWith(RunningRetailer.class)
class R44_AStoreCutOffGoesOnSelling {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final long CENTS = 1_000;
    private static final long POINTS_OF_A_PIECE = 10;

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;

    private String store;
    private String other;
    private String web;
    private String sku;
    private Shopper shopper;
    private List<Requests.Receipt> batch;

    R44_AStoreCutOffGoesOnSelling(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @BeforeEach
    void threePiecesHereAndOneElsewhere() {
        store = shop.store();
        other = shop.store();
        web = shop.channel("WEB");
        String till = shop.channel("STORE");
        sku = shop.sku(CENTS);
        shopper = shop.shopper();
        shop.receive(store, sku, 3);
        shop.receive(other, sku, 1);
        shop.opened();
        // What the till sells meanwhile, each at its own time, the last one twenty minutes ago.
        Instant reconnected = Instant.now();
        batch = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> receipt(till, number, reconnected.minusSeconds(6_000 - 1_600L * number)))
                .toList();
    }

    @Test
    void theWebSoldFirst() {
        // Given two pieces sold on the web while the store is cut off
        List<Order> orders = List.of(order(), order());

        // When the store is back, and its batch comes in half, and then whole, twice
        handIn(batch.subList(0, 1));
        handIn(batch);
        handIn(batch);

        converged(orders);
    }

    @Test
    void halfOfTheBatchWasInBeforeTheWebSold() {
        // Given that the store was back for a moment, before two pieces were sold on the web
        handIn(batch.subList(0, 1));
        await("the first receipt")
                .atMost(SOON)
                .until(() -> reading.stock(store, sku).onHand() == 2);
        List<Order> orders = List.of(order(), order());

        // When all of it comes in, twice
        handIn(batch);
        handIn(batch);

        converged(orders);
    }

    private void converged(List<Order> orders) {
        // Then one order is collected elsewhere
        Order kept = await("an order from elsewhere")
                .atMost(SOON)
                .until(
                        () -> orders.stream()
                                .filter(order -> consignments.of(order.orderId()).stream()
                                        .anyMatch(one -> other.equals(
                                                one.path("location").asText())))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        Order lost = orders.stream()
                .filter(order -> !order.orderId().equals(kept.orderId()))
                .findFirst()
                .orElseThrow();
        collect(kept);

        // And the other one, for which there is nothing, has its money back
        await("the refund").atMost(SOON).until(() -> reading.refunded(lost.orderId()) == CENTS);
        await("the end of it").atMost(SOON).until(() -> status(lost).equals("CANCELLED"));
        assertThat(consignments.of(lost.orderId())).singleElement().satisfies(one -> {
            assertThat(one.path("status").asText()).isEqualTo("CLOSED");
            assertThat(one.path("lines").path(0).path("withdrawn").asLong()).isEqualTo(1);
        });
        assertThat(reading.charged(lost.orderId())).isZero();
        assertThat(reading.charged(kept.orderId())).isEqualTo(CENTS);

        // And stock, receipts, points and money are each there once
        await("stock").atMost(SOON).untilAsserted(() -> Stream.of(store, other).forEach(place -> {
            assertThat(reading.stock(place, sku).onHand()).isZero();
            assertThat(reading.stock(place, sku).reserved()).isZero();
            assertThat(reading.ledger(place, sku)).isZero();
        }));
        assertThat(sales(store))
                .hasSize(3)
                .allMatch(entry -> entry.path("quantity").asLong() == -1);
        assertThat(sales(store).stream()
                        .map(entry -> Instant.parse(entry.path("occurredAt").asText())))
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(Requests.Receipt::occurredAt).toList());
        // Three receipts and one order have earned; what the lost one had earned is taken back.
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 4 * POINTS_OF_A_PIECE);
        assertThat(reading.salesOf(web).path("sold").asLong()
                        - reading.salesOf(web).path("returned").asLong())
                .isEqualTo(CENTS);
    }

    private Requests.Receipt receipt(String till, int number, Instant at) {
        Requests.Receipt now = Shop.receipt(store, till, shopper.card(), sku, 1, CENTS);
        return new Requests.Receipt(
                store,
                "T1",
                number + "-" + UUID.randomUUID(),
                till,
                shopper.card(),
                at.truncatedTo(ChronoUnit.MICROS),
                now.currency(),
                now.lines(),
                now.tenders(),
                now.total());
    }

    private void handIn(List<Requests.Receipt> receipts) {
        BatchAnswer answer = shop.retail()
                .associate(store, shop.journey())
                .post(Service.ORDER, "/receipts/batch", new Requests.Receipts(receipts))
                .as(BatchAnswer.class);
        assertThat(answer.rejected()).isEmpty();
    }

    private Order order() {
        Order order =
                shop.order(shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 1, null)));
        assertThat(order.status()).isEqualTo("CONFIRMED");
        return order;
    }

    private void collect(Order order) {
        String id =
                consignments.at(order.orderId(), other).path("consignmentId").asText();
        consignments.tell(other, id, "pick", Map.of());
        consignments.tell(other, id, "ready", Map.of());
        consignments.tell(
                other,
                id,
                "collect",
                Map.of("code", consignments.one(id).path("pickup").path("code").asText()));
        await("its end").atMost(SOON).until(() -> status(order).equals("FULFILLED"));
    }

    private String status(Order order) {
        return shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId())
                .as(Order.class)
                .status();
    }

    private List<JsonNode> sales(String place) {
        return shop.system().all(Service.INVENTORY, "/stock/" + place + "/" + sku + "/movements").stream()
                .filter(entry -> "SALE".equals(entry.path("reason").asText()))
                .toList();
    }
}
