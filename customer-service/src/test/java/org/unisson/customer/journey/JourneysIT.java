package org.unisson.customer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unisson.common.events.Money;
import org.unisson.customer.journey.domain.Model;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Consigned;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.customer.testing.Touches;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.schemas.Topics;

/** From the first banner to goods in hands, and who is thanked for it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class JourneysIT {

    private static final Duration DAY = Duration.ofDays(1);

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    private Api api;
    private UUID customer;
    private final String phone = "phone-" + Api.unique();
    private final Instant now = Events.now();

    @BeforeEach
    void somebody() {
        api = new Api(environment);
        customer = api.registeredWithPersonalisation();
    }

    @Test
    void anOrderIsToldFromTheFirstBannerToItsDelivery() {
        api.touched(
                Touches.clicked("newsletter", "spring", now.minus(DAY.multipliedBy(9)), phone, null),
                Touches.viewed("S1", now.minus(DAY.multipliedBy(8)), phone, null),
                Touches.clicked("comparator", "shirts", now.minus(DAY.multipliedBy(2)), phone, customer));
        UUID order = UUID.randomUUID();
        UUID purchase = ordered(order, now.minus(DAY));
        Consigned goods = new Consigned(UUID.randomUUID(), order, customer, now);
        feed.send(Topics.CONSIGNMENTS, goods.id(), 1, goods.changed(1, "PACKED"));
        feed.send(Topics.CONSIGNMENTS, goods.id(), 2, goods.changed(2, "DELIVERED"));
        // Each from a topic of its own, in any order.
        await().untilAsserted(() -> journey(order)
                .body("purchaseId", equalTo(purchase.toString()))
                .body("inHands", notNullValue())
                .body("steps.kind", hasItems("ORDER_PLACED", "ORDER_CONFIRMED", "PACKED", "DELIVERED")));
        journey(order)
                .body("customerId", equalTo(customer.toString()))
                .body("allowed", equalTo(true))
                .body("touchpoints.kind", contains("BANNER_CLICKED", "PRODUCT_VIEWED", "BANNER_CLICKED"))
                .body("considered", equalTo("PT192H"))
                .body("steps.kind.take(3)", contains("ORDER_PLACED", "PURCHASE", "ORDER_CONFIRMED"))
                .body("steps.findAll { it.kind == 'PACKED' }", hasSize(1))
                .body("steps.after[2]", equalTo("PT2S"))
                .body("attribution.FIRST.source", contains("newsletter"))
                .body("attribution.LAST.source", contains("comparator"))
                .body("attribution.LINEAR.amount.minor", contains(1_000, 999))
                .body("attribution.TIME_DECAY.amount.minor.sum()", equalTo(1_999));
        api.asService().get("/journeys/" + purchase).then().statusCode(200).body("id", equalTo(order.toString()));
        api.asService().get("/customers/" + customer + "/journeys").then().body("items.id", contains(order.toString()));
    }

    @Test
    void anOrderThatIsNoPurchaseYetIsToldSoFar() {
        UUID order = UUID.randomUUID();
        feed.send(Topics.ORDERS, order, 1, Events.placed(order, UUID.randomUUID(), customer, now));
        await().untilAsserted(() -> journey(order)
                .statusCode(200)
                .body("steps.kind", contains("ORDER_PLACED"))
                .body("value", nullValue())
                .body("attribution", nullValue())
                .body("inHands", nullValue()));
    }

    @Test
    void eachPurchaseHasWhatCameAfterTheOneBefore() {
        api.touched(
                Touches.clicked("too-old", "a", now.minus(DAY.multipliedBy(36)), phone, customer),
                Touches.clicked("first", "a", now.minus(DAY.multipliedBy(20)), phone, customer),
                Touches.clicked("second", "a", now.minus(DAY.multipliedBy(3)), phone, customer),
                Touches.clicked("after", "a", now.minus(Duration.ofHours(1)), phone, customer));
        UUID first = bought(now.minus(DAY.multipliedBy(5)));
        UUID second = bought(now.minus(DAY));
        await().untilAsserted(() -> api.asService()
                .get("/customers/" + customer + "/journeys")
                .then()
                .body("items.purchaseId", contains(second.toString(), first.toString()))
                .body("items.attribution.LAST.source.flatten()", contains("second", "first"))
                .body("items.touchpoints.size()", equalTo(2))
                .body("items.inHands", contains("PT0S", "PT0S")));
        var page = api.asService()
                .get("/customers/" + customer + "/journeys?limit=1")
                .then()
                .body("items.purchaseId", contains(second.toString()))
                .extract();
        api.asService()
                .get("/customers/" + customer + "/journeys?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items.purchaseId", contains(first.toString()))
                .body("next", nullValue());
        api.asService()
                .get("/customers/" + customer + "/journeys?from=" + now.minus(DAY.multipliedBy(2)))
                .then()
                .body("items.purchaseId", contains(second.toString()));
    }

    @Test
    void withoutConsentNobodyIsThankedAndNothingIsShown() {
        api.touched(Touches.clicked("newsletter", "spring", now.minus(DAY), phone, customer));
        UUID purchase = bought(now);
        await().untilAsserted(() -> journey(purchase).body("touchpoints", hasSize(1)));
        api.personalisation(customer, false);
        journey(purchase)
                .body("allowed", equalTo(false))
                .body("touchpoints", empty())
                .body("attribution.FIRST.source", contains(nullValue()))
                .body("attribution.FIRST.amount.minor", contains(1_999));
    }

    /** Sales of a day nobody else uses: every model shares all of them, to the cent. */
    @ParameterizedTest
    @EnumSource
    void totalsSumToTheSales(Model model) {
        String run = Api.unique().substring(0, 8);
        Instant day = now.minus(DAY.multipliedBy(40 + 3L * model.ordinal()));
        UUID stranger = api.registered(Map.of());
        api.touched(
                Touches.clicked("newsletter-" + run, "a", day.minusSeconds(3_000), phone, customer),
                Touches.clicked("comparator-" + run, "b", day.minusSeconds(2_000), phone, customer),
                Touches.clicked("search-" + run, "c", day.minusSeconds(1_000), phone, customer),
                Touches.clicked("unseen-" + run, "d", day.minusSeconds(1_000), null, stranger));
        UUID seen = bought(day);
        UUID unseen = UUID.randomUUID();
        feed.send(Topics.PURCHASES, unseen, 1, Events.receipt(unseen, stranger, null, day, "S1", "S2"));
        String query = "/attribution?from=" + day.minusSeconds(60) + "&to=" + day.plusSeconds(60) + "&model=" + model;
        await().untilAsserted(
                        () -> api.asService().get(query).then().statusCode(200).body("purchases", equalTo(2)));
        var answer = api.asService()
                .get(query)
                .then()
                .body("sales[0].minor", equalTo(3 * 1_999))
                .extract();
        List<Integer> amounts = answer.path("parts.amount.minor");
        assertThat(amounts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3 * 1_999);
        List<String> sources = new ArrayList<>(answer.<List<String>>path("parts.source"));
        assertThat(sources).contains((String) null).doesNotContain("unseen-" + run);
        assertThat(sources)
                .contains(
                        switch (model) {
                            case FIRST -> "newsletter-" + run;
                            case LAST, LINEAR, TIME_DECAY -> "search-" + run;
                        });
        journey(seen).statusCode(200);
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        String period = "?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z";
        refused("/attribution" + period + "&model=BEST", "model");
        refused("/attribution?model=FIRST&to=2026-03-03T00:00:00Z", "from");
        refused("/attribution?model=FIRST&from=2026-03-03T00:00:00Z&to=2026-03-03T00:00:00Z", "to");
        refused("/attribution?model=FIRST&from=2024-03-03T00:00:00Z&to=2026-03-03T00:00:00Z", "to");
        refused("/customers/" + customer + "/journeys?limit=51", "limit");
        refused("/customers/" + customer + "/journeys?from=yesterday", "from");
        refused("/customers/" + customer + "/journeys?cursor=bm9uZQ", "cursor");
        journey(UUID.randomUUID()).statusCode(404);
    }

    @Test
    void strangersAreKeptOut() {
        UUID purchase = bought(now);
        await().untilAsserted(() -> journey(purchase).statusCode(200));
        String stranger = environment.customerToken(UUID.randomUUID());
        String self = environment.customerToken(customer);
        api.as(stranger).get("/journeys/" + purchase).then().statusCode(403);
        api.as(stranger).get("/customers/" + customer + "/journeys").then().statusCode(403);
        api.as(stranger)
                .get("/attribution?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&model=FIRST")
                .then()
                .statusCode(403);
        String franchisee = environment.token(TokenRequest.of("franchisee").inStores(Events.STORE));
        api.as(franchisee).get("/journeys/" + purchase).then().statusCode(403);
        api.as(franchisee).get("/customers/" + customer + "/journeys").then().statusCode(403);
        api.as(franchisee)
                .get("/attribution?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&model=FIRST")
                .then()
                .statusCode(403);
        api.as(franchisee)
                .body(Touches.batch(Touches.viewed("S1", now, phone, customer)))
                .post("/touchpoints")
                .then()
                .statusCode(403);
        api.as(self).get("/journeys/" + purchase).then().statusCode(200);
        api.as(self).get("/customers/" + customer + "/journeys").then().statusCode(200);
    }

    private void refused(String path, String where) {
        api.asService().get(path).then().statusCode(400).body("violations[0].pointer", equalTo(where));
    }

    private ValidatableResponse journey(UUID id) {
        return api.asService().get("/journeys/" + id).then();
    }

    private UUID bought(Instant at) {
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, customer, null, at, "S1"));
        return purchase;
    }

    /** Placed, paid two seconds later, and so a purchase. */
    private UUID ordered(UUID order, Instant at) {
        Instant paid = at.plusSeconds(2);
        feed.send(Topics.ORDERS, order, 1, Events.placed(order, UUID.randomUUID(), customer, at));
        feed.send(
                Topics.ORDERS,
                order,
                2,
                new OrderConfirmed(order, 2L, customer, new Money(1_999L, "EUR"), paid, List.of()));
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, Events.ordered(purchase, order, customer, at, "S1"));
        return purchase;
    }
}
