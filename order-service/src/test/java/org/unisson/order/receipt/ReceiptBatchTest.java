package org.unisson.order.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.unisson.order.receipt.Tills.eur;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.sold;
import static org.unisson.order.receipt.Tills.tender;
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

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReceiptBatchTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private String service;
    private String store;
    private String channel;
    private String sku;

    @BeforeEach
    void aStoreThatSells() {
        service = environment.token("service");
        store = others.store();
        channel = others.channel("EUR");
        sku = others.skus(1).getFirst();
    }

    @Test
    void aReceiptBecomesAPurchaseAndIsFoundByWhatIsPrintedOnIt() {
        Map<String, Object> receipt = receipt(store, channel, sku);

        UUID purchase = sold(service, receipt);

        given().auth()
                .oauth2(service)
                .get("/receipts/{store}/{till}/{number}", store, "7", receipt.get("number"))
                .then()
                .statusCode(200)
                .body("purchaseId", equalTo(purchase.toString()))
                .body("kind", equalTo("RECEIPT"))
                .body("location", equalTo(store))
                .body("total.minor", equalTo(18_50))
                .body("lines[0].carriedOutFrom", equalTo(store))
                .body("lines[0].lineId", notNullValue())
                .body("tenders", hasSize(2))
                .body("purchasedAt", equalTo("2026-03-01T09:30:00.123456Z"));
    }

    @Test
    void theSameReceiptAgainIsUnchangedHoweverItIsWritten() {
        Map<String, Object> receipt = receipt(store, channel, sku);
        UUID purchase = sold(service, receipt);

        hand(service, List.of(with(receipt, "occurredAt", "2026-03-01T10:30:00.123456+01:00")))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("receipts[0].purchaseId", equalTo(purchase.toString()));
    }

    @Test
    void theSameKeyWithOtherContentIsAConflictAndChangesNothing() {
        Map<String, Object> receipt = receipt(store, channel, sku);
        UUID purchase = sold(service, receipt);

        hand(service, List.of(with(receipt, "tenders", List.of(tender("CASH", 18_50)))))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("rejected[0].problem.type", equalTo("/problems/receipt-conflict"))
                .body("rejected[0].problem.status", equalTo(409))
                .body("rejected[0].key", equalTo(store + "/7/" + receipt.get("number")));
        given().auth()
                .oauth2(service)
                .get("/purchases/" + purchase)
                .then()
                .body("tenders", hasSize(2))
                .body("version", equalTo(1));
    }

    @Test
    void duplicatesWithinABatchAreTakenOnce() {
        Map<String, Object> receipt = receipt(store, channel, sku);

        Response answer = hand(service, List.of(receipt, receipt, with(receipt, "card", "OTHER")));

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
        Map<String, Object> good = receipt(store, channel, sku);
        List<Object> batch = new ArrayList<>(List.of(
                receipt(store, channel, sku),
                with(good, "store", "3012345678900"),
                receipt("9999999999994", channel, sku),
                receipt(store, channel, "NO-SUCH-SKU"),
                receipt(store, "no-such-channel", sku),
                with(good, "total", null),
                with(good, "lines", List.of(line(sku, -1, 10_00, 0))),
                with(good, "total", eur(18_51)),
                with(good, "colour", "blue"),
                with(good, "total", Map.of("minor", 18.5, "currency", "EUR")),
                with(good, "currency", "USD"),
                with(good, "occurredAt", "2126-01-01T00:00:00Z"),
                "no object",
                receipt(store, channel, sku)));
        batch.add(null);

        hand(service, batch)
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
        List<Map<String, Object>> batch = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(index -> receipt(store, channel, sku))
                .toList());
        List<Map<String, Object>> reversed = new ArrayList<>(batch);
        Collections.reverse(reversed);

        List<Response> answers;
        try (ExecutorService tills = Executors.newFixedThreadPool(4)) {
            List<Callable<Response>> calls = List.of(
                    () -> hand(service, batch),
                    () -> hand(service, reversed),
                    () -> hand(service, batch),
                    () -> hand(service, reversed));
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
                .body("stores.find { it.location == '" + store + "' }.purchases", equalTo(200))
                .body("stores.find { it.location == '" + store + "' }.sold", equalTo(200 * 18_50));
    }

    @Test
    void aBatchHoldsFiveHundredReceiptsAndNotOneMore() {
        List<Map<String, Object>> batch = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(index -> receipt(store, channel, sku))
                .toList());
        hand(service, batch).then().statusCode(200).body("accepted", equalTo(500));

        batch.add(receipt(store, channel, sku));
        hand(service, batch).then().statusCode(413).body("type", equalTo("/problems/batch-too-large"));
        hand(service, List.of()).then().statusCode(200).body("accepted", equalTo(0));
    }

    @Test
    void aReceiptHoldsFiveHundredLinesAndNotOneMore() {
        List<Map<String, Object>> lines = new ArrayList<>(
                IntStream.range(0, 500).mapToObj(index -> line(sku, 1, 1, 0)).toList());
        Map<String, Object> full = receipt(store, channel, lines, List.of(tender("CASH", 500)));
        lines.add(line(sku, 1, 1, 0));
        Map<String, Object> overfull = receipt(store, channel, lines, List.of(tender("CASH", 501)));

        hand(service, List.of(full, overfull))
                .then()
                .statusCode(200)
                .body("receipts.index", equalTo(List.of(0)))
                .body("rejected[0].problem.violations[0].pointer", equalTo("/receipts/1/lines"));
    }

    @Test
    void thousandsOfPiecesForNothingAreAReceiptToo() {
        sold(service, receipt(store, channel, List.of(line(sku, 48_231, 0, 0)), List.of()));
    }

    @Test
    void malformedJsonRefusesTheWholeBatch() {
        given().auth()
                .oauth2(service)
                .contentType(ContentType.JSON)
                .body("{\"receipts\": [{]}")
                .post("/receipts/batch")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().auth()
                .oauth2(service)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/receipts/batch")
                .then()
                .statusCode(400);
    }

    @Test
    void anAssociateHandsInTheReceiptsOfTheirOwnStoreOnly() {
        String elsewhere = others.store();
        String associate = environment.token(TokenRequest.of("associate").inStores(store));

        hand(associate, List.of(receipt(store, channel, sku), receipt(elsewhere, channel, sku)))
                .then()
                .statusCode(200)
                .body("receipts.index", equalTo(List.of(0)))
                .body("rejected[0].index", equalTo(1))
                .body("rejected[0].problem.status", equalTo(403));
    }

    @Test
    void shoppersAndStrangersHandNothingIn() {
        List<Map<String, Object>> batch = List.of(receipt(store, channel, sku));

        hand(environment.customerToken(UUID.randomUUID()), batch).then().statusCode(403);
        hand(environment.forgedToken(TokenRequest.of("service")), batch).then().statusCode(401);
    }

    @Test
    void theCardTellsTheCustomerWhereTheTillDoesNot() {
        String card = UUID.randomUUID().toString();
        UUID customer = others.customerWithCard(card);
        UUID named = UUID.randomUUID();
        Map<String, Object> byCard = with(receipt(store, channel, sku), "card", card);
        Map<String, Object> byBoth =
                with(with(receipt(store, channel, sku), "card", card), "customerId", named.toString());

        UUID first = sold(service, byCard);
        UUID second = sold(service, byBoth);
        UUID anonymous = sold(service, receipt(store, channel, sku));

        String mine = environment.customerToken(customer);
        given().auth().oauth2(mine).get("/purchases/" + first).then().statusCode(200);
        given().auth().oauth2(mine).get("/purchases/" + second).then().statusCode(403);
        given().auth().oauth2(mine).get("/purchases/" + anonymous).then().statusCode(403);
        given().auth()
                .oauth2(mine)
                .get("/purchases")
                .then()
                .statusCode(200)
                .body("items.purchaseId", equalTo(List.of(first.toString())));
        given().auth()
                .oauth2(mine)
                .queryParam("customer", named)
                .get("/purchases")
                .then()
                .statusCode(403);
    }

    @Test
    void aStoresPurchasesAreWalkedPageByPage() {
        hand(
                service,
                IntStream.range(0, 5)
                        .mapToObj(index -> receipt(store, channel, sku))
                        .toList());
        Set<String> seen = new TreeSet<>();
        String cursor = null;
        int pages = 0;
        do {
            Response page = given().auth()
                    .oauth2(service)
                    .queryParam("store", store)
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor == null ? "" : cursor)
                    .get("/purchases");
            page.then().statusCode(200);
            seen.addAll(page.<List<String>>path("items.purchaseId"));
            cursor = page.path("next");
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(5);
        given().auth().oauth2(service).get("/purchases").then().statusCode(400);
        given().auth()
                .oauth2(service)
                .queryParam("store", store)
                .queryParam("cursor", "bm9uc2Vuc2U")
                .get("/purchases")
                .then()
                .statusCode(400);
    }

    private static Response get(java.util.concurrent.Future<Response> call) {
        try {
            return call.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
