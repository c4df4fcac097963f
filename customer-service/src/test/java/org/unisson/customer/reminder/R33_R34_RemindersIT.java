package org.unisson.customer.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.customer.reminder.application.DecidingReminders;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class R33_R34_RemindersIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    @Inject
    DecidingReminders deciding;

    @Inject
    Vertx vertx;

    private final UUID cart = UUID.randomUUID();
    private final Instant touched = Events.now().minusSeconds(3_600);
    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void goesOutToWhoHasLeftTheCart() {
        UUID customer = api.registeredWithMarketing();
        abandon(customer, "S1");
        freshFeeds();
        Map<String, Object> decision = decided();
        assertThat(decision).containsEntry("outcome", "SEND").containsEntry("reason", "DUE");
        assertThat(api.timeline(customer, "CART_ABANDONED")).containsExactly(cart.toString());
        assertThat(api.timeline(customer, "REMINDER_DECIDED"))
                .containsExactly(decision.get("decisionId").toString());
    }

    @Test
    void isSuppressedWithoutConsent() {
        abandon(api.registered(Map.of()), "S1");
        assertThat(decided()).containsEntry("outcome", "SUPPRESS").containsEntry("reason", "CONSENT_MISSING");
    }

    @Test
    void goesOutWhereOneChannelIsLeft() {
        UUID customer = api.registeredWithMarketing();
        withdraw(customer, "EMAIL", "SMS", "PUSH", "POST");
        abandon(customer, "S1");
        freshFeeds();
        assertThat(decided()).containsEntry("reason", "DUE");
    }

    @Test
    void isSuppressedWhereEveryChannelWasWithdrawn() {
        UUID customer = api.registeredWithMarketing();
        withdraw(customer, "EMAIL", "SMS", "PUSH", "POST", "PHONE");
        abandon(customer, "S1");
        assertThat(decided()).containsEntry("reason", "CONSENT_MISSING");
    }

    @Test
    void isSuppressedAfterAPurchaseByCardInAStore() {
        String card = "C-" + Api.unique();
        UUID customer = api.registeredWithMarketing();
        api.asService()
                .body(Map.of("cards", List.of(card)))
                .patch("/customers/" + customer)
                .then()
                .statusCode(200);
        UUID purchase = UUID.randomUUID();
        // Exactly at the last touch: in doubt the customer is left in peace.
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, null, card, touched, "S9", "S1"));
        abandon(customer, "S1", "S2");
        freshFeeds();
        assertThat(decided())
                .containsEntry("reason", "PURCHASED_ELSEWHERE")
                .containsEntry("evidence", purchase.toString());
    }

    @Test
    void isSuppressedAfterAPurchaseByAnotherCustomerOfThePerson() {
        String email = Api.unique() + "@example.com";
        UUID web = api.registered(Map.of(
                "email",
                email,
                "consents",
                List.of(Map.of("purpose", "MARKETING", "granted", true, "source", "web-form"))));
        UUID till = api.registered(Map.of("email", email));
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, till, null, Events.now(), "S1"));
        abandon(web, "S1");
        freshFeeds();
        assertThat(decided())
                .containsEntry("reason", "PURCHASED_ELSEWHERE")
                .containsEntry("evidence", purchase.toString());
        assertThat(api.timeline(till, "REMINDER_DECIDED")).hasSize(1);
    }

    @Test
    void isSuppressedWhereAnotherCustomerOfThePersonWithdrewConsent() {
        String email = Api.unique() + "@example.com";
        UUID web = api.registered(Map.of(
                "email",
                email,
                "consents",
                List.of(Map.of("purpose", "MARKETING", "granted", true, "source", "web-form"))));
        api.registered(Map.of(
                "email",
                email,
                "consents",
                List.of(Map.of("purpose", "MARKETING", "granted", false, "source", "call-centre"))));
        abandon(web, "S1");
        assertThat(decided()).containsEntry("outcome", "SUPPRESS").containsEntry("reason", "CONSENT_MISSING");
    }

    @Test
    void anotherSizeIsTheSameProduct() {
        String small = "P-" + Api.unique() + "-S";
        String large = small.replace("-S", "-L");
        UUID product = UUID.randomUUID();
        feed.send(
                Topics.PRODUCTS,
                product,
                1,
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(1L)
                        .setNames(Map.of("fr", "Chemise"))
                        .setStatus("ACTIVE")
                        .setVariants(List.of(new Variant(small, null, Map.of()), new Variant(large, null, Map.of())))
                        .setChangedAt(Events.now())
                        .build());
        await().until(() -> count("select count(*) from product_variant where sku = '" + large + "'") == 1);
        UUID customer = api.registeredWithMarketing();
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, customer, null, Events.now(), large));
        abandon(customer, small);
        freshFeeds();
        assertThat(decided()).containsEntry("reason", "PURCHASED_ELSEWHERE");
    }

    @Test
    void aPurchaseBeforeTheLastTouchDoesNotSuppress() {
        UUID customer = api.registeredWithMarketing();
        UUID purchase = UUID.randomUUID();
        feed.send(
                Topics.PURCHASES,
                purchase,
                1,
                Events.receipt(purchase, customer, null, touched.minusNanos(1_000), "S1"));
        abandon(customer, "S1");
        freshFeeds();
        assertThat(decided()).containsEntry("reason", "DUE");
    }

    @Test
    void aCartThatBecameAnOrderIsLeftAlone() {
        UUID customer = api.registeredWithMarketing();
        UUID order = UUID.randomUUID();
        feed.send(Topics.ORDERS, order, 1, Events.placed(order, cart, customer, Events.now()));
        abandon(customer, "S1");
        freshFeeds();
        assertThat(decided()).containsEntry("reason", "CART_CLOSED").containsEntry("evidence", order.toString());
    }

    @Test
    void waitsForTheFeedAndThenSeesThePurchase() {
        UUID customer = api.registeredWithMarketing();
        Instant due = Events.now().plusMillis(1_200);
        feed.send(Topics.CARTS, cart, 1, Events.abandoned(cart, 1, customer, touched, due, "S1"));
        await().until(() -> Instant.now().isAfter(due.plusMillis(300)));
        assertThat(decisions()).isEmpty();
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, customer, null, due.minusMillis(1), "S1"));
        feed.watermark(Topics.ORDERS, due);
        feed.watermark(Topics.CONSIGNMENTS, due);
        feed.watermark(Topics.PURCHASES, due);
        assertThat(decided()).containsEntry("reason", "PURCHASED_ELSEWHERE");
    }

    /** R34; the bound is 5 s in tests. */
    @Test
    void aSilentFeedStopsReminders() {
        UUID customer = api.registeredWithMarketing();
        feed.send(
                Topics.CARTS,
                cart,
                1,
                Events.abandoned(cart, 1, customer, touched, Events.now().plusMillis(5_500), "S1"));
        assertThat(decided()).containsEntry("outcome", "SUPPRESS").containsEntry("reason", "PURCHASE_FEED_STALE");
    }

    @Test
    void severalReplicasTakeEachDecisionOnce() {
        UUID customer = api.registeredWithMarketing();
        List<UUID> carts =
                IntStream.range(0, 200).mapToObj(i -> UUID.randomUUID()).toList();
        for (UUID one : carts) {
            feed.send(Topics.CARTS, one, 1, Events.abandoned(one, 1, customer, touched, Events.now(), "S1"));
            feed.send(Topics.CARTS, one, 1, Events.abandoned(one, 1, customer, touched, Events.now(), "S1"));
        }
        String pending = "select count(*) from reminder_decision where customer_id = '" + customer + "'";
        await().atMost(Duration.ofSeconds(90)).until(() -> count(pending) == 200);
        freshFeeds();
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            List<CompletableFuture<Integer>> replicas =
                    IntStream.range(0, 4).mapToObj(i -> decideOnItsOwn()).toList();
            replicas.forEach(CompletableFuture::join);
            return count(pending + " and decided_at is not null") == 200;
        });
        assertThat(api.timeline(customer, "REMINDER_DECIDED")).hasSize(200).doesNotHaveDuplicates();
    }

    private void abandon(UUID customer, String... skus) {
        feed.send(Topics.CARTS, cart, 1, Events.abandoned(cart, 1, customer, touched, Events.now(), skus));
    }

    private void withdraw(UUID customer, String... channels) {
        for (String channel : channels) {
            api.asService()
                    .body(Map.of("granted", false, "source", "app"))
                    .put("/customers/" + customer + "/consents/MARKETING/" + channel)
                    .then()
                    .statusCode(200);
        }
    }

    private void freshFeeds() {
        Instant asOf = Events.now();
        feed.watermark(Topics.ORDERS, asOf);
        feed.watermark(Topics.CONSIGNMENTS, asOf);
        feed.watermark(Topics.PURCHASES, asOf);
    }

    private Map<String, Object> decided() {
        return await().atMost(Duration.ofSeconds(90))
                .until(this::decisions, list -> list.size() == 1)
                .getFirst();
    }

    private List<Map<String, Object>> decisions() {
        return api.asService()
                .get("/decisions?cart=" + cart)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private CompletableFuture<Integer> decideOnItsOwn() {
        CompletableFuture<Integer> taken = new CompletableFuture<>();
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                ignored -> deciding.decideDue().subscribe().with(taken::complete, taken::completeExceptionally));
        return taken;
    }

    private long count(String query) throws SQLException {
        try (Connection connection = environment.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
