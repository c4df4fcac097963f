package org.unisson.customer.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.common.events.Money;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.order.events.ReceivedLine;
import org.unisson.order.events.ReturnReceived;
import org.unisson.schemas.Topics;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class TimelineIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void aPurchaseWithAKnownCardBelongsToItsHolder() {
        String card = "C-" + Api.unique();
        UUID holder = api.registered(Map.of("cards", List.of(card)));
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, null, card, Events.now(), "S1", "S2"));
        await().untilAsserted(() -> assertThat(api.timeline(holder, "PURCHASE")).containsExactly(purchase.toString()));
        api.asService()
                .get("/customers/" + holder + "/timeline")
                .then()
                .body("items[0].quantity", equalTo(2))
                .body("items[0].total.minor", equalTo(3998))
                .body("items[0].store.gln", equalTo(Events.STORE))
                .body("items[0].channel", equalTo("store-lille"));
    }

    @Test
    void aCardLearnedLaterBringsItsEarlierPurchases() {
        String card = "C-" + Api.unique();
        UUID purchase = UUID.randomUUID();
        UUID marker = UUID.randomUUID();
        UUID other = api.registered(Map.of());
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, null, card, Events.now(), "S1"));
        feed.send(Topics.PURCHASES, marker, 1, Events.receipt(marker, other, null, Events.now(), "S1"));
        UUID atRegistration = api.registered(Map.of("cards", List.of(card)));
        await().untilAsserted(() ->
                assertThat(api.timeline(atRegistration, "PURCHASE")).containsExactly(purchase.toString()));
    }

    /** Purchases and registrations at the same time: whichever comes first, none misses the other. */
    @Test
    void purchasesAndRegistrationsThatCrossFindEachOther() {
        String run = Api.unique();
        List<UUID> holders = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID purchase = UUID.randomUUID();
            String card = i + "-" + run;
            feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, null, card, Events.now(), "S1"));
            holders.add(api.registered(Map.of("cards", List.of(card))));
        }
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(holders)
                .allSatisfy(
                        holder -> assertThat(api.timeline(holder, "PURCHASE")).hasSize(1)));
    }

    @Test
    void whatComesTwiceOrLateIsThereOnce() {
        UUID customer = api.registered(Map.of());
        UUID account = UUID.randomUUID();
        UUID purchase = UUID.randomUUID();
        for (int repeat = 0; repeat < 3; repeat++) {
            feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, customer, null, Events.now(), "S1"));
            feed.send(Topics.ACCOUNTS, account, 2, points(account, customer, 2, -5, "RETURN"));
            feed.send(Topics.ACCOUNTS, account, 3, points(account, customer, 3, 0, "HELD"));
        }
        UUID last = UUID.randomUUID();
        feed.send(Topics.PURCHASES, last, 1, Events.receipt(last, customer, null, Events.now(), "S1"));
        await().untilAsserted(() -> {
            assertThat(api.timeline(customer, "PURCHASE"))
                    .containsOnlyOnce(purchase.toString())
                    .hasSize(2);
            assertThat(api.timeline(customer, "POINTS")).hasSize(1);
        });
    }

    @Test
    void goodsWithoutAReceiptAreOnTheTimelineOfWhoBroughtThem() {
        UUID customer = api.registered(Map.of());
        UUID returned = UUID.randomUUID();
        for (int repeat = 0; repeat < 2; repeat++) {
            feed.send(Topics.PURCHASES, returned, 1, withoutReceipt(returned, customer));
        }
        await().untilAsserted(() -> assertThat(api.timeline(customer, "RETURN")).containsExactly(returned.toString()));
        api.asService()
                .get("/customers/" + customer + "/timeline")
                .then()
                .body("items[0].detail", equalTo("NO_RECEIPT"))
                .body("items[0].quantity", equalTo(3))
                .body("items[0].total.minor", equalTo(751))
                .body("items[0].summary", startsWith("Returned 3 pieces without a receipt, 7.51 EUR refunded at "));
    }

    private static ReturnReceived withoutReceipt(UUID id, UUID customer) {
        return new ReturnReceived(
                id,
                1L,
                "store-lille",
                Events.STORE,
                customer,
                List.of(
                        new ReceivedLine(UUID.randomUUID(), "S1", 2L, new Money(500L, "EUR"), "SELLABLE"),
                        new ReceivedLine(UUID.randomUUID(), "S2", 1L, new Money(251L, "EUR"), "DAMAGED")),
                "GIFT_CARD",
                null,
                new Money(751L, "EUR"),
                Events.now());
    }

    @Test
    void isReadNewestFirstInPages() {
        UUID customer = api.registered(Map.of());
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        List<UUID> purchases =
                IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();
        // Two at one instant: the id decides, and no page loses or repeats one.
        IntStream.range(0, 5)
                .forEach(i -> feed.send(
                        Topics.PURCHASES,
                        purchases.get(i),
                        1,
                        Events.receipt(purchases.get(i), customer, null, start.plusSeconds(i / 2), "S1")));
        await().untilAsserted(
                        () -> assertThat(api.timeline(customer, "PURCHASE")).hasSize(5));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = api.asService()
                    .get("/customers/" + customer + "/timeline?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.reference"));
            cursor = page.path("next");
        }
        assertThat(seen)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .startsWith(purchases.get(4).toString());
        api.asService()
                .get("/customers/" + customer + "/timeline?limit=0")
                .then()
                .statusCode(400);
        api.asService()
                .get("/customers/" + customer + "/timeline?cursor=bm9uZQ")
                .then()
                .statusCode(400);
        api.asService()
                .get("/customers/" + customer + "/timeline?limit=2")
                .then()
                .body("items", hasSize(2));
    }

    private static PointsBalanceChanged points(UUID account, UUID customer, long version, long delta, String cause) {
        return new PointsBalanceChanged(
                account, version, customer, List.of(), 10L, 0L, delta, cause, null, Events.now(), 0L);
    }
}
