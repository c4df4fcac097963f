package org.unisson.order.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.voiding;
import static org.unisson.order.receipt.Tills.with;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** R15: a receipt of nobody known becomes a customer's by its code, once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReceiptClaimTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Told told;

    @Inject
    AgroalDataSource database;

    @Inject
    @All
    List<StateRepublisher> republishers;

    private final UUID customer = Ids.next();
    private Till till;
    private Map<String, Object> receipt;
    private UUID purchase;
    private String code;

    // What tests before this one have tampered with is not told again.
    private Instant begun;

    @BeforeEach
    void anAnonymousReceipt() {
        begun = Instant.now();
        till = Till.opened(environment, others);
        receipt = till.receipt();
        Response answer = hand(till.service(), List.of(receipt));
        purchase = UUID.fromString(answer.path("receipts[0].purchaseId"));
        code = answer.path("receipts[0].claimCode");
    }

    @Test
    void theCodeMakesItTheCustomersOnceAndTellsIt() {
        claim(customer, code.toLowerCase().replace("-", " "))
                .then()
                .statusCode(200)
                .body("purchaseId", equalTo(purchase.toString()))
                .body("customerId", equalTo(customer.toString()))
                .body("version", equalTo(2));
        claim(customer, code).then().statusCode(200).body("version", equalTo(2));
        claim(Ids.next(), code).then().statusCode(409).body("type", equalTo("/problems/has-a-customer"));

        given().auth()
                .oauth2(environment.customerToken(customer))
                .get("/purchases")
                .then()
                .body("items", hasSize(1))
                .body("items[0].purchaseId", equalTo(purchase.toString()));
        PurchaseClaimed claimed = (PurchaseClaimed)
                told.of(Topics.PURCHASES, purchase.toString(), 2).getLast().payload();
        assertThat(claimed.getCustomerId()).isEqualTo(customer);
        assertThat(claimed.getVersion()).isEqualTo(2);
        assertThat(claimed.getSkus()).containsExactly(till.sku());
        assertThat(claimed.getQuantity()).isEqualTo(2);
        assertThat(claimed.getTotal().getMinor()).isEqualTo(18_50);
        assertThat(claimed.getReturnedQuantity()).isZero();
    }

    @Test
    void ofTwoCustomersAtOnceOneHasIt() throws Exception {
        List<UUID> customers = Stream.generate(Ids::next).limit(6).toList();
        List<Integer> statuses;
        try (ExecutorService shoppers = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> calls = customers.stream()
                    .<Callable<Integer>>map(one -> () -> claim(one, code).statusCode())
                    .toList();
            statuses = shoppers.invokeAll(calls).stream()
                    .map(ReceiptClaimTest::get)
                    .sorted()
                    .toList();
        }

        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409);
    }

    @Test
    void aTillThatAsksAgainIsToldTheSameCodeAndOthersNone() {
        hand(till.service(), List.of(receipt)).then().body("receipts[0].claimCode", equalTo(code));
        shown(till.service()).body("claimCode", equalTo(code));
        shown(environment.token(TokenRequest.of("associate").inStores(till.store())))
                .body("claimCode", equalTo(code));
        shown(environment.token(TokenRequest.of("associate").inStores(others.store())))
                .body("claimCode", nullValue());
        shown(environment.token("agent")).body("claimCode", nullValue());

        claim(customer, code).then().statusCode(200);
        shown(till.service()).body("claimCode", nullValue()).body("customerId", equalTo(customer.toString()));
    }

    @Test
    void afterTenWrongCodesTheRightOneIsNotLookedAtForAnHour() throws SQLException {
        for (int wrong = 0; wrong < 10; wrong++) {
            claim(customer, "0000-0000-0000-000" + wrong)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/unknown-code"));
        }
        claim(customer, code).then().statusCode(429).body("type", equalTo("/problems/too-many-wrong-codes"));

        execute("update wrong_claim set since = since - interval '1 hour' where customer = '" + customer + "'");
        claim(customer, code).then().statusCode(200);
    }

    @Test
    void wrongCodesAtOnceAreAllCounted() throws Exception {
        try (ExecutorService hands = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> calls = Stream.<Callable<Integer>>generate(
                            () -> () -> claim(customer, "nothing like a code").statusCode())
                    .limit(16)
                    .toList();
            List<Integer> statuses =
                    hands.invokeAll(calls).stream().map(ReceiptClaimTest::get).toList();

            assertThat(statuses.stream().filter(status -> status == 404)).hasSize(10);
            assertThat(statuses.stream().filter(status -> status == 429)).hasSize(6);
        }
    }

    @Test
    void whatHasACustomerOrACardIsNotClaimed() {
        for (Map<String, Object> known : List.of(
                with(till.receipt(), "customerId", Ids.next().toString()),
                with(till.receipt(), "card", "CARD-OF-SOMEBODY"))) {
            String other = hand(till.service(), List.of(known)).path("receipts[0].claimCode");

            claim(customer, other).then().statusCode(409).body("type", equalTo("/problems/has-a-customer"));
        }
    }

    @Test
    void staffClaimForACustomerAndShoppersForThemselves() {
        String associate = environment.token(TokenRequest.of("associate").inStores(till.store()));
        claim(associate, Map.of("code", code)).then().statusCode(400);
        claim(environment.customerToken(customer), Map.of("code", code, "customerId", Ids.next()))
                .then()
                .statusCode(403);
        claim(environment.token("admin"), Map.of("code", code, "customerId", customer))
                .then()
                .statusCode(403);

        claim(associate, Map.of("code", code, "customerId", customer)).then().statusCode(200);
    }

    @Test
    void whatCameBackBeforeIsToldAndWhatComesBackAfterIsTheCustomers() {
        returned(1);
        claim(customer, code).then().statusCode(200).body("refunded.minor", equalTo(9_25));
        returned(1);

        List<Told.Fact> facts = told.of(Topics.PURCHASES, purchase.toString(), 4);
        assertThat(((PurchaseReturned) facts.get(1).payload()).getCustomerId()).isNull();
        assertThat(((PurchaseClaimed) facts.get(2).payload()).getReturnedQuantity())
                .isEqualTo(1);
        assertThat(((PurchaseReturned) facts.get(3).payload()).getCustomerId()).isEqualTo(customer);
    }

    @Test
    void whatIsVoidedIsNotClaimedAndWhatIsClaimedCanBeVoided() {
        Map<String, Object> other = till.receipt();
        String claimed = hand(till.service(), List.of(other)).path("receipts[0].claimCode");
        claim(customer, claimed).then().statusCode(200);

        hand(till.service(), List.of(voiding(receipt), voiding(other))).then().body("accepted", equalTo(2));

        claim(customer, code).then().statusCode(409).body("type", equalTo("/problems/voided"));
        claim(customer, claimed).then().statusCode(409);
        shown(till.service()).body("claimCode", nullValue());
        given().auth()
                .oauth2(environment.customerToken(customer))
                .get("/purchases")
                .then()
                .body("items", hasSize(1))
                .body("items[0].refunded.minor", equalTo(18_50));
    }

    @Test
    void everythingIsToldAgainAsItWas() throws Throwable {
        returned(1);
        claim(customer, code).then().statusCode(200);
        List<Told.Fact> first = told.of(Topics.PURCHASES, purchase.toString(), 3);

        for (StateRepublisher republisher : republishers) {
            if (List.of("purchases", "returns", "claimed receipts").contains(republisher.subject())) {
                VertxContextSupport.subscribeAndAwait(() -> republisher.republish(begun));
            }
        }

        List<Told.Fact> all = told.of(Topics.PURCHASES, purchase.toString(), 6);
        assertThat(all.subList(3, 6)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(((PurchaseMade) first.getFirst().payload()).getCustomerId()).isNull();
    }

    @Test
    void theChainKnowsNothingOfIt() {
        claim(customer, code).then().statusCode(200);

        given().auth()
                .oauth2(till.service())
                .get("/tills/{store}/{till}/chain", till.store(), "7")
                .then()
                .body("intact", equalTo(true));
    }

    private Response claim(UUID whose, String shown) {
        return claim(environment.customerToken(whose), Map.of("code", shown));
    }

    private static Response claim(String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/receipts/claims");
    }

    private void returned(long pieces) {
        String line = given().auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .path("lines[0].lineId");
        given().auth()
                .oauth2(till.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "channel", till.channel(),
                        "location", till.store(),
                        "lines", List.of(Map.of("lineId", line, "quantity", pieces, "condition", "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns")
                .then()
                .statusCode(201);
    }

    private io.restassured.response.ValidatableResponse shown(String token) {
        return given().auth()
                .oauth2(token)
                .get("/receipts/{store}/{till}/{number}", till.store(), "7", receipt.get("number"))
                .then()
                .statusCode(200);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static int get(Future<Integer> call) {
        try {
            return call.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
