package org.unisson.order.sales;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.order.receipt.Tills.sold;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;

/** R39: what tills sell is booked once, at the instant of the sale, for the store of the customer at that moment. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LedgerTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private Till till;
    private Ledgers ledger;

    @BeforeEach
    void aTillAndAnHour() {
        till = Till.opened(environment, others);
        ledger = Ledgers.ofSomeHour(environment.token("service"));
    }

    @Test
    void aReceiptIsRevenueAtOnceAtItsStoreAndOnce() {
        Map<String, Object> receipt = ledger.receipt(till, ledger.begin());
        UUID purchase = sold(till.service(), receipt);
        assertThat(sold(till.service(), receipt)).isEqualTo(purchase);

        JsonPath figures = ledger.figures("location");
        assertThat(figures.getList("total")).hasSize(1);
        assertThat(figures.getMap("total[0]"))
                .containsEntry("gross", 20_00)
                .containsEntry("discounts", 1_50)
                .containsEntry("revenue", 18_50)
                .containsEntry("net", 18_50)
                .containsEntry("deferred", 0)
                .containsEntry("pieces", 2);
        assertThat(ledger.of("location", till.store(), "revenue")).isEqualTo(18_50);
        assertThat(ledger.of("channel", till.channel(), "revenue")).isEqualTo(18_50);
        assertThat(ledger.of("attached-store", null, "revenue")).isEqualTo(18_50);
        assertThat(Instant.parse(figures.getString("lastBookedAt")))
                .isBeforeOrEqualTo(Instant.parse(figures.getString("asOf")));

        JsonPath entries = ledger.get("/sales/ledger/entries", Map.of()).jsonPath();
        assertThat(entries.getList("items.entryId")).containsExactly(purchase.toString());
        assertThat(entries.getList("items[0].postings.account"))
                .containsExactly("CARD", "CASH", "REVENUE", "DISCOUNTS");
        assertThat(entries.getList("items[0].postings.amount.minor")).containsExactly(9_25, 9_25, -20_00, 1_50);
    }

    @Test
    void aPeriodBeginsWithItsFirstMicrosecondAndEndsBeforeItsLast() {
        sold(till.service(), ledger.receipt(till, ledger.begin().minus(1, ChronoUnit.MICROS)));
        sold(till.service(), ledger.receipt(till, ledger.begin()));
        sold(till.service(), ledger.receipt(till, ledger.end().minus(1, ChronoUnit.MICROS)));
        sold(till.service(), ledger.receipt(till, ledger.end()));

        assertThat(ledger.of("location", till.store(), "pieces")).isEqualTo(4);
        JsonPath finer = ledger.get(
                        "/sales/ledger",
                        Map.of(
                                "by",
                                "location",
                                "from",
                                ledger.begin().plusNanos(1).toString()))
                .jsonPath();
        assertThat(finer.getInt("total[0].pieces")).isEqualTo(2);
        assertThat(ledger.get("/sales/ledger/entries", Map.of()).jsonPath().getList("items"))
                .hasSize(2);
    }

    @Test
    void aCustomerWhoMovesToAnotherStoreLeavesThePastWhereItWas() {
        String first = others.store();
        String second = others.store();
        UUID customer = others.customerWithCard("C-" + UUID.randomUUID());
        others.attached(customer, 2, first);
        sold(till.service(), Tills.with(ledger.receipt(till, ledger.begin()), "customerId", customer.toString()));

        others.attached(customer, 3, second);
        sold(till.service(), Tills.with(ledger.receipt(till, ledger.begin()), "customerId", customer.toString()));
        sold(till.service(), ledger.receipt(till, ledger.begin()));

        assertThat(ledger.of("attached-store", first, "revenue")).isEqualTo(18_50);
        assertThat(ledger.of("attached-store", second, "revenue")).isEqualTo(18_50);
        assertThat(ledger.of("attached-store", null, "revenue")).isEqualTo(18_50);
        assertThat(ledger.figures("attached-store").getInt("total[0].revenue")).isEqualTo(3 * 18_50);
    }

    @Test
    void whoeverIsBoundToStoresSeesTheirOwn() {
        String franchise = others.store();
        UUID customer = others.customerWithCard("C-" + UUID.randomUUID());
        others.attached(customer, 2, franchise);
        sold(till.service(), Tills.with(ledger.receipt(till, ledger.begin()), "customerId", customer.toString()));
        String franchisee = environment.token(TokenRequest.of("franchisee").inStores(franchise));
        String associate = environment.token(TokenRequest.of("associate").inStores(till.store()));

        JsonPath attached = ledger.get(franchisee, "/sales/ledger", Map.of("by", "attached-store"))
                .jsonPath();
        assertThat(attached.getList("stores")).containsExactly(franchise);
        assertThat(attached.getInt("total[0].revenue")).isEqualTo(18_50);
        assertThat(attached.getBoolean("balanced")).isTrue();
        assertThat(ledger.get(franchisee, "/sales/ledger", Map.of("by", "location"))
                        .jsonPath()
                        .getList("total"))
                .isEmpty();
        assertThat(ledger.get(associate, "/sales/ledger", Map.of("by", "channel"))
                        .jsonPath()
                        .getInt("total[0].revenue"))
                .isEqualTo(18_50);
        ledger.get(environment.token("associate"), "/sales/ledger", Map.of("by", "location"))
                .then()
                .statusCode(403);
        ledger.get(franchisee, "/sales/ledger/entries", Map.of()).then().statusCode(403);
        ledger.get(franchisee, "/sales/ledger.csv", Map.of()).then().statusCode(403);
        ledger.get(environment.token("agent"), "/sales/ledger", Map.of("by", "location"))
                .then()
                .statusCode(403);
    }

    @Test
    void aQuestionThatCannotBeReadIsRefusedByName() {
        for (var wrong : List.of(
                Map.of("by", "store"),
                Map.of("by", "channel", "from", "2026-03-01"),
                Map.of("by", "channel", "from", "+999999999-01-01T00:00:00Z"),
                Map.of("by", "channel", "to", ledger.begin().toString()),
                Map.of("by", "channel", "currency", "EURO"))) {
            ledger.get("/sales/ledger", wrong).then().statusCode(400).contentType("application/problem+json");
        }
        for (var wrong :
                List.of(Map.of("cursor", "nonsense"), Map.of("limit", "0"), Map.of("cursor", cursor(ledger.end())))) {
            ledger.get("/sales/ledger/entries", wrong).then().statusCode(400);
        }
        ledger.get("/sales/ledger.csv", Map.of("from", "now"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void theWholeLedgerIsWhatWasSoldAndWhatCameBack() {
        sold(till.service(), ledger.receipt(till, ledger.begin()));

        // Until nobody sells between the two questions.
        await().atMost(90, SECONDS).untilAsserted(() -> {
            JsonPath sales =
                    given().auth().oauth2(till.service()).get("/sales/summary").jsonPath();
            JsonPath all = ledger.get(
                            "/sales/ledger",
                            Map.of("by", "channel", "from", "1970-01-01T00:00:00Z", "to", "9999-01-01T00:00:00Z"))
                    .jsonPath();
            // What was cancelled before it left is given back in the summary, and no longer deferred in the ledger.
            assertThat(all.getLong("total[0].revenue")
                            + all.getLong("total[0].deferred")
                            - all.getLong("total[0].returned"))
                    .isEqualTo(sales.getLong("total[0].sold") - sales.getLong("total[0].returned"));
            assertThat(all.getBoolean("balanced")).isTrue();
        });
    }

    private static String cursor(Instant at) {
        return Base64.getUrlEncoder().encodeToString((at + "/" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
    }
}
