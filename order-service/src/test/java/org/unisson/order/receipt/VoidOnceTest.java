package org.unisson.order.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.unisson.order.receipt.Tills.eur;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.sold;
import static org.unisson.order.receipt.Tills.voiding;
import static org.unisson.order.receipt.Tills.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;

/** A receipt is voided once, whoever hands it in at once or again. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class VoidOnceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private Till till;
    private Map<String, Object> receipt;

    @BeforeEach
    void aReceipt() {
        till = Till.opened(environment, others);
        receipt = till.receipt();
    }

    @Test
    void inOneBatchTheOrderCountsAndTheBatchAgainChangesNothing() {
        List<Map<String, Object>> batch = List.of(till.receipt(), receipt, voiding(receipt), till.receipt());

        hand(till.service(), batch).then().body("accepted", equalTo(4)).body("rejected", hasSize(0));
        hand(till.service(), batch).then().body("unchanged", equalTo(4)).body("rejected", hasSize(0));

        intact(4);
    }

    @Test
    void aReceiptIsVoidedOnceAndAVoidNever() {
        sold(till.service(), receipt);
        Map<String, Object> voided = voiding(receipt);
        one(voided).body("accepted", equalTo(1));

        one(voided).body("unchanged", equalTo(1));
        refused(voiding(receipt), "already-voided");
        refused(with(voiding(voided), "total", eur(0)), "not-a-sale");
        refused(with(voided, "occurredAt", "2026-03-01T09:45:00Z"), "receipt-conflict");
        intact(2);
    }

    @Test
    void ofVoidsAtOnceOneIsTaken() throws Exception {
        sold(till.service(), receipt);
        int accepted = 0;
        try (ExecutorService tills = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> calls = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(
                            till7 -> () -> hand(till.service(), List.of(with(voiding(receipt), "till", "8-" + till7)))
                                    .then()
                                    .statusCode(200)
                                    .extract()
                                    .path("accepted"))
                    .toList();
            for (var answer : tills.invokeAll(calls)) {
                accepted += answer.get();
            }
        }

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void theSameBatchFromTwoConnectionsAtOnceIsTakenOnce() throws Exception {
        List<Map<String, Object>> batch = new ArrayList<>();
        for (int index = 0; index < 10; index++) {
            Map<String, Object> sale = till.receipt();
            batch.add(sale);
            batch.add(voiding(sale));
        }
        Set<String> purchases = new TreeSet<>();
        try (ExecutorService tills = Executors.newFixedThreadPool(4)) {
            List<Callable<Response>> calls = IntStream.range(0, 4)
                    .<Callable<Response>>mapToObj(ignored -> () -> hand(till.service(), batch))
                    .toList();
            for (var answer : tills.invokeAll(calls)) {
                answer.get().then().statusCode(200).body("rejected", hasSize(0));
                purchases.addAll(answer.get().<List<String>>path("receipts.purchaseId"));
            }
        }

        assertThat(purchases).hasSize(10);
        intact(20);
    }

    private ValidatableResponse one(Map<String, Object> handed) {
        return hand(till.service(), List.of(handed)).then().statusCode(200);
    }

    private void refused(Map<String, Object> handed, String type) {
        one(handed).body("accepted", equalTo(0)).body("rejected[0].problem.type", equalTo("/problems/" + type));
    }

    private ValidatableResponse chain() {
        return given().auth()
                .oauth2(till.service())
                .get("/tills/{store}/{till}/chain", till.store(), "7")
                .then()
                .statusCode(200);
    }

    private void intact(int links) {
        chain().body("intact", equalTo(true)).body("verified", equalTo(links)).body("end", equalTo(links));
    }
}
