package org.unisson.order.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.sold;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.receipt.Tills.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;

/** A till's receipt becomes a purchase, once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReceiptTest {

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
    void aReceiptBecomesAPurchaseAndIsFoundByWhatIsPrintedOnIt() {
        Map<String, Object> receipt = till.receipt();

        UUID purchase = sold(till.service(), receipt);

        given().auth()
                .oauth2(till.service())
                .get("/receipts/{store}/{till}/{number}", till.store(), "7", receipt.get("number"))
                .then()
                .statusCode(200)
                .body("purchaseId", equalTo(purchase.toString()))
                .body("kind", equalTo("RECEIPT"))
                .body("location", equalTo(till.store()))
                .body("total.minor", equalTo(18_50))
                .body("lines[0].carriedOutFrom", equalTo(till.store()))
                .body("lines[0].lineId", notNullValue())
                .body("tenders", hasSize(2))
                .body("purchasedAt", equalTo("2026-03-01T09:30:00.123456Z"));
    }

    @Test
    void theSameReceiptAgainIsUnchangedHoweverItIsWritten() {
        Map<String, Object> receipt = till.receipt();
        UUID purchase = sold(till.service(), receipt);

        hand(till.service(), List.of(with(receipt, "occurredAt", "2026-03-01T10:30:00.123456+01:00")))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("receipts[0].purchaseId", equalTo(purchase.toString()));
    }

    @Test
    void theSameKeyWithOtherContentIsAConflictAndChangesNothing() {
        Map<String, Object> receipt = till.receipt();
        UUID purchase = sold(till.service(), receipt);

        hand(till.service(), List.of(with(receipt, "tenders", List.of(tender("CASH", 18_50)))))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("rejected[0].problem.type", equalTo("/problems/receipt-conflict"))
                .body("rejected[0].problem.status", equalTo(409))
                .body("rejected[0].key", equalTo(till.store() + "/7/" + receipt.get("number")));
        given().auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .then()
                .body("tenders", hasSize(2))
                .body("version", equalTo(1));
    }

    @Test
    void aReceiptHoldsFiveHundredLinesAndNotOneMore() {
        List<Map<String, Object>> lines = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(index -> line(till.sku(), 1, 1, 0))
                .toList());
        Map<String, Object> full = receipt(till.store(), till.channel(), lines, List.of(tender("CASH", 500)));
        lines.add(line(till.sku(), 1, 1, 0));
        Map<String, Object> overfull = receipt(till.store(), till.channel(), lines, List.of(tender("CASH", 501)));

        hand(till.service(), List.of(full, overfull))
                .then()
                .statusCode(200)
                .body("receipts.index", equalTo(List.of(0)))
                .body("rejected[0].problem.violations[0].pointer", equalTo("/receipts/1/lines"));
    }

    @Test
    void thousandsOfPiecesForNothingAreAReceiptToo() {
        sold(till.service(), receipt(till.store(), till.channel(), List.of(line(till.sku(), 48_231, 0, 0)), List.of()));
    }

    @Test
    void theCardTellsTheCustomerWhereTheTillDoesNot() {
        String card = UUID.randomUUID().toString();
        UUID customer = others.customerWithCard(card);
        UUID named = UUID.randomUUID();
        Map<String, Object> byCard = with(till.receipt(), "card", card);
        Map<String, Object> byBoth = with(with(till.receipt(), "card", card), "customerId", named.toString());

        UUID first = sold(till.service(), byCard);
        UUID second = sold(till.service(), byBoth);
        UUID anonymous = sold(till.service(), till.receipt());

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
                till.service(),
                IntStream.range(0, 5).mapToObj(index -> till.receipt()).toList());
        Set<String> seen = new TreeSet<>();
        String cursor = null;
        int pages = 0;
        do {
            Response page = given().auth()
                    .oauth2(till.service())
                    .queryParam("store", till.store())
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
        given().auth().oauth2(till.service()).get("/purchases").then().statusCode(400);
        given().auth()
                .oauth2(till.service())
                .queryParam("store", till.store())
                .queryParam("cursor", "bm9uc2Vuc2U")
                .get("/purchases")
                .then()
                .statusCode(400);
    }
}
