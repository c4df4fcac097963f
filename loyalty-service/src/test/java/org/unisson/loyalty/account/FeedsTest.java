package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.unisson.loyalty.testing.Others.cancelled;
import static org.unisson.loyalty.testing.Others.changed;
import static org.unisson.loyalty.testing.Others.claimed;
import static org.unisson.loyalty.testing.Others.confirmed;
import static org.unisson.loyalty.testing.Others.placed;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.returned;
import static org.unisson.loyalty.testing.Others.sale;
import static org.unisson.loyalty.testing.Others.told;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.loyalty.events.PointsHeld;
import org.unisson.loyalty.events.PointsHoldRefused;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.loyalty.testing.Topic;
import org.unisson.order.events.PurchaseMade;
import org.unisson.schemas.Topics;

/** The feeds of the other services, through Kafka, to the API and back to Kafka. */
@QuarkusTest
@OnTheStack
class FeedsTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    EventCodec codec;

    @Inject
    @All
    List<StateRepublisher> republishers;

    private final UUID customer = Ids.next();
    private final String card = "card-" + customer;

    private Topic accounts;
    private Topic holds;

    @BeforeEach
    void topics() {
        accounts = new Topic(environment, codec, Topics.ACCOUNTS);
        holds = new Topic(environment, codec, Topics.HOLDS);
    }

    @Test
    void pointsFromTheTillAreSpentOnTheWeb() {
        UUID order = Ids.next();
        UUID webPurchase = Ids.next();
        others.send(registered(customer, card), told(sale(Ids.next(), card, null, 120_99), 1));
        awaitAccount(120, 0);

        others.send(placed(order, customer, 100));
        awaitAccount(20, 100);
        PointsHeld held = (PointsHeld) awaitOne(holds, order).payload();
        assertThat(held.getPoints()).isEqualTo(100);
        assertThat(held.getValue().getMinor()).isEqualTo(100);
        assertThat(held.getValue().getCurrency()).isEqualTo("EUR");

        others.send(confirmed(order, 2), told(sale(webPurchase, order, null, customer, 50_00, 1_00), 1));
        awaitAccount(20 + 49, 0);

        others.send(returned(webPurchase, 2, 50_00, 1_00));
        awaitAccount(120, 0);
        UUID account = accountId();
        entries(account)
                .body("items.cause", containsInAnyOrder("REFUNDED", "RETURN", "PURCHASE", "SPENT", "PURCHASE"))
                .body("items.points", containsInAnyOrder(100, -49, 49, -100, 120));
    }

    @Test
    void everyMovementIsToldOnceWithTheWholeStateAndConsecutiveVersions() {
        PurchaseMade sale = sale(Ids.next(), card, null, 10_00);
        var register = registered(customer, card);
        others.send(register);
        awaitAccount(0, 0);
        var made = told(sale, 1);
        others.send(made);
        awaitAccount(10, 0);

        List<Topic.Told> told = await().until(() -> accounts.about(accountId()), events -> events.size() == 2);

        assertThat(told).extracting(Topic.Told::version).containsExactly(1L, 2L);
        assertThat(told.get(1).causedBy()).isEqualTo(made.id().toString());
        PointsBalanceChanged earned = (PointsBalanceChanged) told.get(1).payload();
        assertThat(earned.getBalance()).isEqualTo(10);
        assertThat(earned.getDelta()).isEqualTo(10);
        assertThat(earned.getCause()).isEqualTo("PURCHASE");
        assertThat(earned.getSourceId()).isEqualTo(sale.getPurchaseId().toString());
        assertThat(earned.getCards()).containsExactly(card);
        assertThat(earned.getCustomerId()).isEqualTo(customer);
    }

    @Test
    void aSaleToldAgainEvenUnderAnotherVersionIsCreditedOnce() {
        PurchaseMade sale = sale(Ids.next(), card, null, 10_00);
        others.send(
                registered(customer, card), told(sale, 1), told(sale, 1), told(sale, 2), registered(customer, card));
        others.send(told(sale(Ids.next(), card, null, 1_00), 1));

        awaitAccount(11, 0);
        awaitApplied("loyalty-purchases", sale.getPurchaseId(), 2);
        awaitAccount(11, 0);
    }

    @Test
    void theCardsAccountIsMergedIntoTheCustomersAndLaterPurchasesFollow() {
        PurchaseMade early = sale(Ids.next(), card, null, 30_00);
        others.send(told(early, 1));
        UUID ofCard = await().until(() -> find("card", card), found -> found.statusCode() == 200)
                .jsonPath()
                .getUUID("accountId");
        others.send(told(sale(Ids.next(), null, customer, 5_00), 1), registered(customer));
        awaitAccount(5, 0);

        others.send(changed(customer, 2, card));
        awaitAccount(35, 0);
        others.send(returned(early.getPurchaseId(), 2, 10_50, 0), told(sale(Ids.next(), card, null, 1_00), 1));
        awaitAccount(35 - 11 + 1, 0);

        given().auth()
                .oauth2(environment.token("agent"))
                .get("/accounts/" + ofCard)
                .then()
                .body("balance", equalTo(0))
                .body("cards.size()", equalTo(0))
                .body("mergedInto", equalTo(accountId().toString()));
        entries(ofCard).body("items.points", contains(-30, 30));
    }

    @Test
    void aClaimedReceiptEarnsWhatIsLeftOfIt() {
        UUID receipt = Ids.next();
        others.send(
                registered(customer, card), told(sale(receipt, null, null, 30_00), 1), returned(receipt, 2, 10_00, 0));
        awaitApplied("loyalty-purchases", receipt, 2);

        others.send(claimed(receipt, customer, 3), claimed(receipt, customer, 3));
        awaitAccount(20, 0);

        others.send(returned(receipt, 4, 5_00, 0));
        awaitAccount(15, 0);
    }

    @Test
    void aReturnBeforeItsPurchaseIsParkedAndBlocksNobody() {
        UUID neverSold = Ids.next();

        others.send(
                returned(neverSold, 2, 1_00, 0),
                told(sale(Ids.next(), card, null, 7_00), 1),
                registered(customer, card));

        awaitAccount(7, 0);
        await().untilAsserted(() -> given().auth()
                .oauth2(environment.token("admin"))
                .get("/admin/dead-letters/loyalty-purchases")
                .then()
                .statusCode(200)
                .body("key", hasItem(neverSold.toString())));
    }

    @Test
    void ordersAreRefusedWithTheReason() {
        UUID tooMuch = Ids.next();
        UUID stranger = Ids.next();
        others.send(registered(customer, card), told(sale(Ids.next(), card, null, 7_00), 1));
        awaitAccount(7, 0);

        others.send(placed(tooMuch, customer, 8), placed(stranger, Ids.next(), 1));

        PointsHoldRefused refused = (PointsHoldRefused) awaitOne(holds, tooMuch).payload();
        assertThat(refused.getReason()).isEqualTo("INSUFFICIENT_POINTS");
        assertThat(refused.getRequested()).isEqualTo(8);
        assertThat(refused.getBalance()).isEqualTo(7);
        PointsHoldRefused unknown =
                (PointsHoldRefused) awaitOne(holds, stranger).payload();
        assertThat(unknown.getReason()).isEqualTo("NO_ACCOUNT");
    }

    @Test
    void aCancelledOrderLetsItsPointsGoWhenItIsRepeatedToo() {
        UUID order = Ids.next();
        others.send(registered(customer, card), told(sale(Ids.next(), card, null, 7_00), 1));
        awaitAccount(7, 0);

        others.send(placed(order, customer, 7), cancelled(order, 2), cancelled(order, 3), confirmed(order, 4));

        awaitApplied("loyalty-orders", order, 4);
        awaitAccount(7, 0);
    }

    @Test
    void whatWasToldIsToldAgainAsItWas() {
        UUID order = Ids.next();
        // Which of two topics is heard first is not certain, and makes one more event or not.
        others.send(registered(customer, card));
        awaitAccount(0, 0);
        others.send(told(sale(Ids.next(), card, null, 7_00), 1));
        awaitAccount(7, 0);
        others.send(placed(order, customer, 7));
        Topic.Told held = awaitOne(holds, order);
        UUID account = accountId();
        Topic.Told last = await().until(() -> accounts.about(account), told -> told.size() == 3)
                .getLast();

        for (StateRepublisher republisher : republishers) {
            // Of gift cards and vouchers there may be nothing to tell here.
            if (!republisher.subject().startsWith("gift cards")
                    && !republisher.subject().startsWith("vouchers")) {
                assertThat(republished(republisher)).isPositive();
            }
        }

        assertThat(await().until(() -> accounts.about(account), told -> told.size() == 4)
                        .getLast())
                .usingRecursiveComparison()
                .ignoringFields("causedBy")
                .isEqualTo(last);
        assertThat(await().until(() -> holds.about(order), told -> told.size() == 2)
                        .getLast())
                .usingRecursiveComparison()
                .ignoringFields("causedBy")
                .isEqualTo(held);
    }

    private static Long republished(StateRepublisher republisher) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> republisher.republish(Instant.EPOCH));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private void awaitAccount(long balance, long held) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            Response found = find("customer", customer.toString());
            assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
            JsonPath account = found.jsonPath();
            assertThat(account.getLong("balance")).isEqualTo(balance);
            assertThat(account.getLong("held")).isEqualTo(held);
        });
    }

    private UUID accountId() {
        return find("customer", customer.toString()).jsonPath().getUUID("accountId");
    }

    private Response find(String by, String value) {
        return given().auth()
                .oauth2(environment.token("agent"))
                .queryParam(by, value)
                .get("/accounts");
    }

    private ValidatableResponse entries(UUID account) {
        return given().auth()
                .oauth2(environment.token("agent"))
                .get("/accounts/" + account + "/entries")
                .then()
                .statusCode(200);
    }

    private static Topic.Told awaitOne(Topic topic, UUID key) {
        return await().until(() -> topic.about(key), told -> told.size() == 1).getFirst();
    }

    private void awaitApplied(String consumer, UUID key, long version) {
        await().until(() -> {
            try (var connection = environment.connect();
                    var query = connection.prepareStatement(
                            "select 1 from inbox where consumer = ? and key = ? and version >= ?")) {
                query.setString(1, consumer);
                query.setString(2, key.toString());
                query.setLong(3, version);
                return query.executeQuery().next();
            }
        });
    }
}
