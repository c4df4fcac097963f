package org.unisson.order.returns;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** Money that the gateway will not move is seen, and a refund that it refuses for good ends with a bank transfer. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class RefusedRefundTest {

    private static final long CENTS = 12_00;

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private final UUID customer = Ids.next();
    private String token;
    private String service;
    private String agent;

    @BeforeEach
    void tokens() {
        token = environment.customerToken(customer);
        service = environment.token("service");
        agent = environment.token("agent");
    }

    @Test
    void whatIsRefusedForGoodIsListedApartAndSettledOnceByABankTransfer() throws SQLException {
        JsonPath order = confirmed("tok_closed");
        JsonPath refund = refunded(order, "REFUSED");
        String id = refund.getString("refundId[0]");
        assertThat(refund.getString("lastError[0]")).isEqualTo("CARD_CLOSED");
        assertThat(refund.getString("refusedAt[0]")).isNotNull();
        assertThat(refund.getString("dueAt[0]")).isNull();
        listed("REFUSED").then().body("items.refundId", hasItem(id));
        listed("OWED").then().body("items.refundId", not(hasItem(id)));

        shop.command(token).body(transfer("T-1")).post(settlement(id)).then().statusCode(403);
        shop.command(service).body(transfer("T-1")).post(settlement(id)).then().statusCode(403);
        shop.command(agent)
                .body(transfer("T-1"))
                .post(settlement(id))
                .then()
                .statusCode(200)
                .body("status", equalTo("SETTLED"))
                .body("settlement.reference", equalTo("T-1"))
                .body("settlement.by", notNullValue())
                .body("attempts", equalTo(1));

        // Under another key, as a form that is sent twice.
        shop.command(agent)
                .body(transfer("T-1"))
                .post(settlement(id))
                .then()
                .statusCode(200)
                .body("settlement.reference", equalTo("T-1"));
        refused(agent, id, "T-2", "settled-before");
        listed("SETTLED").then().body("items.refundId", hasItem(id));
        listed("REFUSED").then().body("items.refundId", not(hasItem(id)));
        shop.read(token)
                .get("/orders/" + order.getString("orderId") + "/card-refunds")
                .then()
                .body("status[0]", equalTo("SETTLED"), "settlement[0].reference", equalTo("T-1"))
                .body("settlement[0].by", nullValue(), "lastError[0]", nullValue());
        assertThat(booked(order, "CARD")).isEqualTo(CENTS);
        assertThat(booked(order, "BANK_TRANSFER")).isEqualTo(-CENTS);
        assertThat(booked(order, "RETURNS")).isEqualTo(CENTS);
    }

    @Test
    void ofTwoTransfersAtOnceOneSettles() throws SQLException {
        JsonPath order = confirmed("tok_closed");
        String id = refunded(order, "REFUSED").getString("refundId[0]");

        List<Integer> answers = Stream.of("A", "B", "C")
                .map(reference -> CompletableFuture.supplyAsync(() -> shop.command(agent)
                        .body(transfer(reference))
                        .post(settlement(id))
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 409, 409);
        assertThat(booked(order, "BANK_TRANSFER")).isEqualTo(-CENTS);
    }

    @Test
    void whatTheCardHasGotOrMayStillGetIsNotSettled() {
        JsonPath paid = refunded(confirmed("tok_visa"), "PAID");
        refused(agent, paid.getString("refundId[0]"), "T", "given-back");
        // Nothing is given back of what is not charged yet.
        JsonPath owed = refunded(confirmed("tok_uncaptured"), "OWED");
        refused(agent, owed.getString("refundId[0]"), "T", "not-refused");

        shop.command(agent)
                .body(transfer("T"))
                .post(settlement(Ids.next().toString()))
                .then()
                .statusCode(404);
        for (Object body : List.of(transfer(""), transfer("two\nlines"), transfer("x".repeat(141)), Map.of())) {
            shop.command(agent)
                    .body(body)
                    .post(settlement(owed.getString("refundId[0]")))
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", hasItem("/reference"));
        }
        listed("PAID").then().statusCode(400).body("violations.pointer", hasItem(containsString("state")));
    }

    @Test
    void aCaptureThatKeepsFailingIsListedWithWhatTheGatewaySays() {
        String order = confirmed("tok_uncaptured").getString("orderId");

        JsonPath capture = await().atMost(90, SECONDS)
                .until(
                        () -> shop.read(agent)
                                .get("/card-captures?attempts=2&limit=200")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        page -> page.getList("items.orderId").contains(order));

        Map<String, Object> found = capture.getMap("items.find { it.orderId == '" + order + "' }");
        assertThat(found)
                .containsEntry("amount", Map.of("minor", (int) CENTS, "currency", "EUR"))
                .containsEntry("lastError", "the sandbox captures nothing of this card")
                .containsKeys("since", "dueAt", "reference");
        assertThat((int) found.get("attempts")).isGreaterThanOrEqualTo(2);
        shop.read(token).get("/card-captures").then().statusCode(403);
        shop.read(agent).get("/card-captures?attempts=-1").then().statusCode(400);
        shop.read(agent).get("/card-captures?limit=0").then().statusCode(400);
    }

    private JsonPath confirmed(String card) {
        UUID order = shop.placed(token, customer, CENTS, card, 0);
        shop.reserved(order, 1);
        return shop.until(token, order, "CONFIRMED");
    }

    /** Hands the order over, takes it back, and waits until its refund is so far. */
    private JsonPath refunded(JsonPath order, String status) {
        String id = order.getString("orderId");
        assertThat(shop.command(service)
                        .body(Map.of())
                        .post("/orders/" + id + "/fulfilment")
                        .statusCode())
                .isBetween(200, 204);
        String purchase = order.getString("purchaseId");
        Returning.take(
                        service,
                        purchase,
                        Returning.request(
                                shop.web(), others.store(), Returning.lineOf(service, UUID.fromString(purchase)), 1))
                .then()
                .statusCode(201);
        return await().atMost(90, SECONDS)
                .until(
                        () -> shop.read(service)
                                .get("/orders/" + id + "/card-refunds")
                                .jsonPath(),
                        seen -> status.equals(seen.getString("status[0]")));
    }

    private Response listed(String state) {
        return shop.read(agent).get("/card-refunds?limit=200&state=" + state);
    }

    private void refused(String by, String refund, String reference, String slug) {
        shop.command(by)
                .body(transfer(reference))
                .post(settlement(refund))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/" + slug));
    }

    /** Of all postings of the order's sale. */
    private long booked(JsonPath order, String account) throws SQLException {
        return shop.number(
                "select coalesce(sum(amount), 0) from sales_posting join sales_entry using (entry_id) where account = '"
                        + account + "' and purchase_id = ?",
                order.getUUID("purchaseId"));
    }

    private static String settlement(String refund) {
        return "/card-refunds/" + refund + "/settlement";
    }

    private static Map<String, Object> transfer(String reference) {
        return Map.of("reference", reference);
    }
}
