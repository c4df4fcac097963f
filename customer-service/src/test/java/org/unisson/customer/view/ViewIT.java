package org.unisson.customer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.common.events.Money;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Consigned;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.customer.testing.Touches;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.loyalty.events.VoucherChanged;
import org.unisson.order.events.CartChanged;
import org.unisson.order.events.CartedLine;
import org.unisson.schemas.Topics;

/** A person at a glance: who, and the newest of everything else. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class ViewIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    private Api api;
    private UUID customer;
    private final Instant now = Events.now();

    @BeforeEach
    void somebody() {
        api = new Api(environment);
        customer = api.registeredWithPersonalisation();
    }

    @Test
    void ofSomebodyWhoHasDoneNothingItSaysWho() {
        view(customer)
                .statusCode(200)
                .body("customer.customerId", equalTo(customer.toString()))
                .body("customer.consents.purpose", contains("PERSONALISATION"))
                .body("cart", nullValue())
                .body("points", nullValue())
                .body("looked", empty())
                .body("orders", empty())
                .body("purchases", empty())
                .body("returns", empty())
                .body("promises", empty())
                .body("cases", empty())
                .body("vouchers", empty());
    }

    @Test
    void vouchersAreThoseThatCanPay() {
        UUID soon = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        UUID over = UUID.randomUUID();
        UUID spent = UUID.randomUUID();
        voucher(later, 1, "ISSUED", now.plus(Duration.ofDays(30)));
        voucher(over, 1, "ISSUED", now);
        voucher(spent, 2, "REDEEMED", now.plus(Duration.ofDays(2)));
        voucher(spent, 1, "ISSUED", now.plus(Duration.ofDays(2)));
        voucher(soon, 1, "ISSUED", now.plus(Duration.ofDays(1)));
        voucher(soon, 2, "LOCKED", now.plus(Duration.ofDays(1)));
        await().untilAsserted(() -> view(customer)
                .body("vouchers.voucherId", contains(soon.toString(), later.toString()))
                .body("vouchers.status", contains("LOCKED", "ISSUED")));
        view(customer)
                .body("vouchers[0].left.minor", equalTo(500))
                .body("vouchers[0].minimum.minor", equalTo(2000))
                .body("vouchers[0].left.currency", equalTo("EUR"));
        voucher(soon, 3, "REDEEMED", now.plus(Duration.ofDays(1)));
        await().untilAsserted(() -> view(customer).body("vouchers.voucherId", contains(later.toString())));
    }

    @Test
    void casesAreThoseThatAreNotOverAndShoppersSeeTheirSideOfThem() {
        List<UUID> cases = List.of(opened(), opened());
        view(customer)
                .body(
                        "cases.caseId",
                        contains(cases.get(1).toString(), cases.get(0).toString()))
                .body("cases.priority", contains("NORMAL", "NORMAL"));
        api.as(environment.customerToken(customer))
                .get("/customers/" + customer + "/view")
                .then()
                .body("cases.status", contains("OPEN", "OPEN"))
                .body("cases.priority", everyItem(nullValue()));
        api.as(environment.token("agent"))
                .body(Map.of("status", "SOLVED"))
                .post("/cases/" + cases.get(1) + "/status")
                .then()
                .statusCode(200);
        view(customer).body("cases.caseId", contains(cases.get(0).toString()));
    }

    private UUID opened() {
        return UUID.fromString(api.as(environment.token("agent"))
                .body(Map.of("customerId", customer, "kind", "ADVICE", "subject", "Which size", "text", "for a coat"))
                .post("/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId"));
    }

    private void voucher(UUID id, long version, String state, Instant expiresAt) {
        feed.send(
                Topics.VOUCHERS,
                id,
                version,
                VoucherChanged.newBuilder()
                        .setVoucherId(id)
                        .setVersion(version)
                        .setCustomerId(customer)
                        .setAmount(new Money(500L, "EUR"))
                        .setLeft(new Money(500L, "EUR"))
                        .setMinimum(new Money(2000L, "EUR"))
                        .setState(state)
                        .setExpiresAt(expiresAt)
                        .setCause(state)
                        .setChangedAt(now)
                        .build());
    }

    @Test
    void itShowsTheNewestOfEachPartAndNoMore() {
        IntStream.range(0, 25).forEach(i -> api.touched(Touches.viewed("S" + i, now.minusSeconds(i), null, customer)));
        List<UUID> purchases = IntStream.range(0, 12)
                .mapToObj(i -> bought(now.minusSeconds(i)))
                .toList();
        UUID order = UUID.randomUUID();
        feed.send(Topics.ORDERS, order, 1, Events.placed(order, UUID.randomUUID(), customer, now));
        Consigned goods = new Consigned(UUID.randomUUID(), order, customer, now.plusSeconds(3_600));
        feed.send(Topics.CONSIGNMENTS, goods.id(), 1, goods.changed(1, "PACKED"));
        await().untilAsserted(() -> view(customer)
                .body("purchases", hasSize(10))
                .body("purchases[9].reference", equalTo(purchases.get(9).toString()))
                .body("orders.reference", contains(order.toString()))
                .body("promises.consignmentId", contains(goods.id().toString())));
        view(customer)
                .body("looked", hasSize(20))
                .body("looked[0].reference", equalTo("S0"))
                .body("purchases[0].reference", equalTo(purchases.getFirst().toString()))
                .body("promises[0].status", equalTo("PACKED"))
                .body("promises[0].late", equalTo(false));

        api.personalisation(customer, false);
        feed.send(Topics.CONSIGNMENTS, goods.id(), 2, goods.changed(2, "DELIVERED"));
        await().untilAsserted(() -> view(customer).body("promises", empty()));
        view(customer).body("looked", empty()).body("purchases", hasSize(10));
    }

    @Test
    void theCartIsWhatLiesInItNowUntilItIsNoneAnyMore() {
        UUID cart = UUID.randomUUID();
        feed.send(Topics.CART_STATES, cart, 1, cart(cart, 1, "OPEN"));
        feed.send(Topics.CART_STATES, cart, 3, cart(cart, 3, "OPEN", "S1", "S2"));
        feed.send(Topics.CART_STATES, cart, 2, cart(cart, 2, "OPEN", "S1"));
        await().untilAsserted(() -> view(customer)
                .body("cart.lines.sku", contains("S1", "S2"))
                .body("cart.pieces", equalTo(4))
                .body("cart.channel", equalTo("web-fr")));
        feed.send(Topics.CART_STATES, cart, 4, cart(cart, 4, "OPEN"));
        await().untilAsserted(() -> view(customer).body("cart", nullValue()));
        feed.send(Topics.CART_STATES, cart, 5, cart(cart, 5, "OPEN", "S3"));
        await().untilAsserted(() -> view(customer).body("cart.lines.sku", contains("S3")));
        feed.send(Topics.CART_STATES, cart, 6, cart(cart, 6, "CHECKED_OUT", "S3"));
        feed.send(Topics.CART_STATES, cart, 5, cart(cart, 5, "OPEN", "S3"));
        UUID last = bought(now);
        await().untilAsserted(() ->
                view(customer).body("cart", nullValue()).body("purchases.reference", contains(last.toString())));
    }

    @Test
    void twoWhoAreOneHaveOneViewAndPartAgain() {
        UUID other = api.registeredWithPersonalisation();
        feed.send(Topics.ACCOUNTS, UUID.randomUUID(), 1, points(customer, 100, 10));
        feed.send(Topics.ACCOUNTS, UUID.randomUUID(), 1, points(other, 20, 0));
        UUID mine = bought(now);
        UUID theirs = UUID.randomUUID();
        feed.send(Topics.PURCHASES, theirs, 1, Events.receipt(theirs, other, null, now.minusSeconds(60), "S1"));
        await().untilAsserted(() -> {
            view(customer).body("points.balance", equalTo(100)).body("purchases", hasSize(1));
            view(other).body("points.balance", equalTo(20)).body("purchases", hasSize(1));
        });
        api.asService()
                .body(Map.of("customers", List.of(customer, other), "reason", "has shown both cards"))
                .post("/identity/merges")
                .then()
                .statusCode(200);
        for (UUID asked : List.of(customer, other)) {
            view(asked)
                    .body("customer.members", hasSize(2))
                    .body("points.balance", equalTo(120))
                    .body("points.held", equalTo(10))
                    .body("points.accounts", equalTo(2))
                    .body("purchases.reference", contains(mine.toString(), theirs.toString()));
        }
        api.asService()
                .body(Map.of("person", customer, "members", List.of(other), "reason", "mother and daughter"))
                .post("/identity/unmerges")
                .then()
                .statusCode(200);
        view(customer).body("points.balance", equalTo(100)).body("purchases.reference", contains(mine.toString()));
        view(other).body("points.balance", equalTo(20)).body("purchases.reference", contains(theirs.toString()));
    }

    @Test
    void onlyThoseSeeItWhoMaySeeTheCustomer() {
        api.as(environment.customerToken(customer))
                .get("/customers/" + customer + "/view")
                .then()
                .statusCode(200);
        String stranger = environment.customerToken(UUID.randomUUID());
        api.as(stranger).get("/customers/" + customer + "/view").then().statusCode(403);
        String franchisee = environment.token(TokenRequest.of("franchisee").inStores(Events.STORE));
        api.as(franchisee).get("/customers/" + customer + "/view").then().statusCode(403);
        assertThat(view(UUID.randomUUID()).extract().statusCode()).isEqualTo(404);
    }

    private UUID bought(Instant at) {
        UUID purchase = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 1, Events.receipt(purchase, customer, null, at, "S1"));
        return purchase;
    }

    private CartChanged cart(UUID id, long version, String status, String... skus) {
        return new CartChanged(
                id,
                version,
                customer,
                status,
                "web-fr",
                List.of(skus).stream().map(sku -> new CartedLine(sku, 2L)).toList(),
                now);
    }

    private PointsBalanceChanged points(UUID of, long balance, long held) {
        return new PointsBalanceChanged(
                UUID.randomUUID(), 1L, of, List.of(), balance, held, balance + held, "PURCHASE", "1", now, 0L);
    }

    private ValidatableResponse view(UUID id) {
        return api.asService().get("/customers/" + id + "/view").then();
    }
}
