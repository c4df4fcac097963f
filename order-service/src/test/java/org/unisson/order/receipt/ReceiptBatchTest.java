package org.unisson.order.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.unisson.order.receipt.Tills.eur;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.testing.Others;

/** Receipts come in batches, and each stands alone. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReceiptBatchTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private Till till;

    @BeforeEach
    void aStoreThatSells() {
        till = Till.opened(environment, others);
    }

    @Test
    void duplicatesWithinABatchAreTakenOnce() {
        Map<String, Object> receipt = till.receipt();

        Response answer = hand(till.service(), List.of(receipt, receipt, with(receipt, "card", "OTHER")));

        answer.then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("rejected", hasSize(1))
                .body("rejected[0].index", equalTo(2))
                .body("rejected[0].problem.status", equalTo(409));
        assertThat(Set.copyOf(answer.<List<String>>path("receipts.purchaseId"))).hasSize(1);
    }

    @Test
    void oneBadReceiptOfManyIsNamedAndTheOthersAreTaken() {
        Map<String, Object> good = till.receipt();
        List<Object> batch = new ArrayList<>(List.of(
                till.receipt(),
                with(good, "store", "3012345678900"),
                receipt("9999999999994", till.channel(), till.sku()),
                receipt(till.store(), till.channel(), "NO-SUCH-SKU"),
                receipt(till.store(), "no-such-channel", till.sku()),
                with(good, "total", null),
                with(good, "lines", List.of(line(till.sku(), -1, 10_00, 0))),
                with(good, "total", eur(18_51)),
                with(good, "colour", "blue"),
                with(good, "total", Map.of("minor", 18.5, "currency", "EUR")),
                with(good, "currency", "USD"),
                with(good, "occurredAt", "2126-01-01T00:00:00Z"),
                "no object",
                till.receipt()));
        batch.add(null);

        hand(till.service(), batch)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("unchanged", equalTo(0))
                .body("receipts.index", equalTo(List.of(0, 13)))
                .body("rejected.index", equalTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14)))
                .body("rejected.find { it.index == 1 }.problem.violations[0].pointer", equalTo("/receipts/1/store"))
                .body("rejected.find { it.index == 2 }.problem.violations[0].pointer", equalTo("/receipts/2/store"))
                .body(
                        "rejected.find { it.index == 3 }.problem.violations[0].pointer",
                        equalTo("/receipts/3/lines/0/sku"))
                .body("rejected.find { it.index == 4 }.problem.violations[0].pointer", equalTo("/receipts/4/channel"))
                .body("rejected.find { it.index == 5 }.problem.violations[0].pointer", equalTo("/receipts/5/total"))
                .body(
                        "rejected.find { it.index == 6 }.problem.violations[0].pointer",
                        equalTo("/receipts/6/lines/0/quantity"))
                .body("rejected.find { it.index == 8 }.problem.violations[0].pointer", equalTo("/receipts/8/colour"))
                .body(
                        "rejected.find { it.index == 9 }.problem.violations[0].pointer",
                        equalTo("/receipts/9/total/minor"))
                .body(
                        "rejected.find { it.index == 11 }.problem.violations[0].pointer",
                        equalTo("/receipts/11/occurredAt"));
    }

    @Test
    void theSameBatchFromTwoConnectionsAtOnceEndsInOnePurchaseEach() throws Exception {
        List<Map<String, Object>> batch = new ArrayList<>(
                IntStream.range(0, 200).mapToObj(index -> till.receipt()).toList());
        List<Map<String, Object>> reversed = new ArrayList<>(batch);
        Collections.reverse(reversed);

        List<Response> answers;
        try (ExecutorService tills = Executors.newFixedThreadPool(4)) {
            List<Callable<Response>> calls = List.of(
                    () -> hand(till.service(), batch),
                    () -> hand(till.service(), reversed),
                    () -> hand(till.service(), batch),
                    () -> hand(till.service(), reversed));
            answers = tills.invokeAll(calls).stream().map(ReceiptBatchTest::get).toList();
        }

        Set<String> purchases = new TreeSet<>();
        int accepted = 0;
        for (Response answer : answers) {
            answer.then().statusCode(200).body("rejected", empty());
            accepted += answer.<Integer>path("accepted");
            purchases.addAll(answer.<List<String>>path("receipts.purchaseId"));
        }
        assertThat(accepted).isEqualTo(200);
        assertThat(purchases).hasSize(200);
        given().auth()
                .oauth2(environment.token("admin"))
                .get("/sales/summary")
                .then()
                .body("stores.find { it.location == '" + till.store() + "' }.purchases", equalTo(200))
                .body("stores.find { it.location == '" + till.store() + "' }.sold", equalTo(200 * 18_50));
    }

    @Test
    void aBatchHoldsFiveHundredReceiptsAndNotOneMore() {
        List<Map<String, Object>> batch = new ArrayList<>(
                IntStream.range(0, 500).mapToObj(index -> till.receipt()).toList());
        hand(till.service(), batch).then().statusCode(200).body("accepted", equalTo(500));

        batch.add(till.receipt());
        hand(till.service(), batch).then().statusCode(413).body("type", equalTo("/problems/batch-too-large"));
        hand(till.service(), List.of()).then().statusCode(200).body("accepted", equalTo(0));
    }

    @Test
    void malformedJsonRefusesTheWholeBatch() {
        given().auth()
                .oauth2(till.service())
                .contentType(ContentType.JSON)
                .body("{\"receipts\": [{]}")
                .post("/receipts/batch")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().auth()
                .oauth2(till.service())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/receipts/batch")
                .then()
                .statusCode(400);
    }

    @Test
    void anAssociateHandsInTheReceiptsOfTheirOwnStoreOnly() {
        String elsewhere = others.store();
        String associate = environment.token(TokenRequest.of("associate").inStores(till.store()));

        hand(associate, List.of(till.receipt(), receipt(elsewhere, till.channel(), till.sku())))
                .then()
                .statusCode(200)
                .body("receipts.index", equalTo(List.of(0)))
                .body("rejected[0].index", equalTo(1))
                .body("rejected[0].problem.status", equalTo(403));
    }

    @Test
    void shoppersAndStrangersHandNothingIn() {
        List<Map<String, Object>> batch = List.of(till.receipt());

        hand(environment.customerToken(UUID.randomUUID()), batch).then().statusCode(403);
        hand(environment.forgedToken(TokenRequest.of("service")), batch).then().statusCode(401);
    }

    private static Response get(java.util.concurrent.Future<Response> call) {
        try {
            return call.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
