package org.unisson.order.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.eur;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.tender;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.ReturnReceived;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** Who has lost the receipt is served: the purchase is found, or the goods are taken back by policy. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class UnreceiptedReturnTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    @Inject
    Told told;

    private Till till;
    private UUID customer;

    @BeforeEach
    void aTillThatHasSoldAtTwoPrices() {
        till = Till.opened(environment, others);
        customer = someone();
        sold(9_00, Instant.now().minusSeconds(120));
        sold(7_50, Instant.now().minusSeconds(60));
        sold(1_00, Instant.now().minus(Duration.ofDays(31)));
    }

    private UUID someone() {
        return others.customerWithCard("C-" + UUID.randomUUID());
    }

    private UUID sold(long price, Instant at) {
        return Tills.sold(
                till.service(),
                Tills.with(
                        receipt(
                                till.store(),
                                till.channel(),
                                List.of(line(till.sku(), 1, price, 0)),
                                List.of(tender("CASH", price))),
                        "occurredAt",
                        at.toString()));
    }

    private void policy(Integer withinDays, Long atMost) {
        policy(withinDays, atMost, "CASH");
    }

    private void policy(Integer withinDays, Long atMost, String tender) {
        Map<String, Object> policy = new HashMap<>();
        if (withinDays != null) {
            policy.put("withinDays", withinDays);
        }
        if (atMost != null) {
            policy.put("noReceipt", Map.of("atMost", eur(atMost), "perCustomerIn", "P90D", "tender", tender));
        }
        as(environment.token("merchandiser"))
                .body(policy)
                .put("/return-policies/" + till.channel())
                .then()
                .statusCode(200);
    }

    @Test
    void aGiftCardIsOwedAndItsNumberIsNeverTaken() throws Exception {
        policy(null, 15_00L, "GIFT_CARD");
        Map<String, Object> withNumber = body(till.sku(), customer);
        withNumber.put("reference", "6006000000000000003");
        as(till.service()).body(withNumber).post("/returns").then().statusCode(400);

        Response taken = take(till.sku(), customer);

        taken.then().statusCode(201).body("tender", equalTo("GIFT_CARD"), "total.minor", equalTo(7_50));
        UUID id = UUID.fromString(taken.path("returnId"));
        assertThat(booked("RETURNS", id)).isEqualTo(7_50);
        assertThat(booked("GIFT_CARD", id)).isEqualTo(-7_50);
        ReturnReceived received = (ReturnReceived)
                told.of(Topics.PURCHASES, id.toString(), 1).getFirst().payload();
        assertThat(received.getTender()).isEqualTo("GIFT_CARD");
        assertThat(received.getReference()).isNull();
    }

    @Test
    void theLowestPriceIsGivenBookedAndTold() throws Exception {
        policy(null, 15_00L);
        Response taken = take(till.sku(), customer);
        taken.then()
                .statusCode(201)
                .body("total.minor", equalTo(7_50))
                .body("tender", equalTo("CASH"))
                .body("lines[0].refund.minor", equalTo(7_50));
        UUID id = UUID.fromString(taken.path("returnId"));
        assertThat(booked("RETURNS", id)).isEqualTo(7_50);
        assertThat(booked("CASH", id)).isEqualTo(-7_50);
        ReturnReceived received = (ReturnReceived)
                told.of(Topics.PURCHASES, id.toString(), 1).getFirst().payload();
        assertThat(received.getLocation()).isEqualTo(till.store());
        assertThat(received.getLines().getFirst().getSku()).isEqualTo(till.sku());
        assertThat(received.getCustomerId()).isEqualTo(customer);
    }

    private long booked(String account, UUID entry) throws Exception {
        return shop.number(
                "select coalesce(sum(amount), 0) from sales_posting where account = '" + account + "' and entry_id = ?",
                entry);
    }

    @Test
    void theLimitOfACustomerHoldsForThoseAtOnce() throws Exception {
        policy(null, 15_00L);
        List<Integer> answers = atOnce(4, () -> take(till.sku(), customer));
        assertThat(answers).containsExactlyInAnyOrder(201, 201, 409, 409);
        take(till.sku(), customer).then().statusCode(409).body("type", equalTo("/problems/too-much-without-receipt"));
        take(till.sku(), someone()).then().statusCode(201);
    }

    @Test
    void whatCannotBeIsRefused() {
        take(till.sku(), customer).then().statusCode(409).body("type", equalTo("/problems/receipt-required"));
        policy(null, 15_00L);
        take(till.sku(), null).then().statusCode(422).body("type", equalTo("/problems/customer-unknown"));
        take(till.sku(), UUID.randomUUID()).then().statusCode(422).body("type", equalTo("/problems/customer-unknown"));
        take("NEVER-SOLD", customer).then().statusCode(422).body("type", equalTo("/problems/no-price"));
        as(environment.token(TokenRequest.of("associate").inStores(others.store())))
                .body(body(till.sku(), customer))
                .post("/returns")
                .then()
                .statusCode(403);
    }

    @Test
    void whatComesTooLateNeedsAnAgent() {
        UUID purchase = sold(5_00, Instant.now().minus(Duration.ofDays(31)));
        policy(30, null);
        Map<String, Object> request = new HashMap<>(
                Returning.request(till.channel(), till.store(), Returning.lineOf(till.service(), purchase), 1));
        Returning.take(till.service(), purchase, request)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-late"));
        request.put("allowedBecause", "was in hospital");
        Returning.take(till.service(), purchase, request).then().statusCode(403);
        Returning.take(environment.token("agent"), purchase, request).then().statusCode(201);
        UUID today = sold(5_00, Instant.now());
        Returning.take(
                        till.service(),
                        today,
                        Returning.request(till.channel(), till.store(), Returning.lineOf(till.service(), today), 1))
                .then()
                .statusCode(201);
    }

    @Test
    void thePurchaseIsFoundByWhatIsRemembered() {
        UUID purchase = sold(5_00, Instant.now());
        search(till.service(), Map.of("total", 5_00))
                .then()
                .statusCode(200)
                .body("items.purchaseId", equalTo(List.of(purchase.toString())));
        search(till.service(), Map.of("location", till.store(), "limit", 2))
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2));
        search(till.service(), Map.of("customer", customer.toString()))
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        String elsewhere = environment.token(TokenRequest.of("associate").inStores(others.store()));
        search(elsewhere, Map.of()).then().statusCode(403);
        search(elsewhere, Map.of("location", till.store())).then().statusCode(403);
        search(elsewhere, Map.of("sku", "no sku", "customer", customer.toString()))
                .then()
                .statusCode(400);
    }

    private Response search(String token, Map<String, Object> remembered) {
        Map<String, Object> query = new HashMap<>(Map.of(
                "sku",
                till.sku(),
                "from",
                Instant.now().minus(Duration.ofDays(2)).toString(),
                "until",
                Instant.now().plus(Duration.ofDays(1)).toString()));
        query.putAll(remembered);
        return as(token).queryParams(query).get("/purchases/search");
    }

    private Response take(String sku, UUID whose) {
        return as(till.service()).body(body(sku, whose)).post("/returns");
    }

    private Map<String, Object> body(String sku, UUID whose) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                till.channel(),
                "location",
                till.store(),
                "reason",
                "lost the receipt",
                "lines",
                List.of(Map.of("sku", sku, "quantity", 1, "condition", "SELLABLE"))));
        if (whose != null) {
            body.put("customerId", whose.toString());
        }
        return body;
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    private static List<Integer> atOnce(int tills, Callable<Response> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tills)) {
            List<Callable<Response>> calls =
                    IntStream.range(0, tills).mapToObj(one -> call).toList();
            return threads.invokeAll(calls).stream()
                    .map(UnreceiptedReturnTest::status)
                    .toList();
        }
    }

    private static int status(Future<Response> answer) {
        try {
            return answer.get().statusCode();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
