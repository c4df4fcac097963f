package org.unisson.order.sales;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.quote.QuoteDraft;
import org.unisson.order.quote.Signer;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.schemas.Topics;

/** R39: gross, net and VAT of each rate, as the quotes say it, and back again with what comes back. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LedgerTaxTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    private final Signer catalog = Signer.some();
    private Till till;
    private Ledgers ledger;

    @BeforeEach
    void aTillAndTheCatalogsKey() {
        till = Till.opened(environment, others);
        ledger = Ledgers.ofNow(till.service());
        others.tell(Topics.QUOTE_KEYS, catalog.keyId(), catalog.told());
        await().atMost(90, SECONDS)
                .until(() ->
                        shop.number("select count(*) from known_quote_key where key_id = ?", catalog.keyId()) == 1);
    }

    @Test
    void eachRateHasItsNetAndItsVatAndWhatIsNotKnownHasNone() {
        String unquoted = others.skus(1).getFirst();

        sold(List.of(Tills.line(till.sku(), 3, 9_50, 1_44), Tills.line(unquoted, 1, 2_00, 0)));

        // A sixth of 27.06, as the quote says.
        assertThat(rates("channel", till.channel()))
                .containsExactly(
                        Map.of("rate", 2_000, "gross", 27_06, "net", 22_55, "vat", 4_51, "deferred", 0),
                        Map.of("gross", 2_00, "deferred", 0));
        assertThat(rates("location", till.store())).isEqualTo(rates("channel", till.channel()));
        assertThat(ledger.of("channel", till.channel(), "vat")).isEqualTo(4_51);
        assertThat(ledger.of("channel", till.channel(), "net")).isEqualTo(29_06);
        // The figures of all stores and channels are proved to sum to theirs, rate by rate.
        ledger.figures("attached-store");
    }

    @Test
    void piecesThatComeBackTakeTheirVatWithThemAndTheLastOneTheRest() {
        UUID purchase = sold(List.of(Tills.line(till.sku(), 3, 9_50, 1_44)));
        String line = line(purchase);
        String elsewhere = others.store();

        giveBack(purchase, line, till.store());
        // 9.02 of 27.06, and so a third of 4.51.
        assertThat(ledger.of("location", till.store(), "vat")).isEqualTo(4_51 - 1_50);
        giveBack(purchase, line, till.store());
        giveBack(purchase, line, elsewhere);

        assertThat(rates("channel", till.channel())).isEmpty();
        assertThat(ledger.of("channel", till.channel(), "vat")).isZero();
        // Where the last piece came back it is taken off, and stays where it was sold.
        long last = ledger.of("location", elsewhere, "vat");
        assertThat(last).isEqualTo(-ledger.of("location", till.store(), "vat")).isNegative();
    }

    @Test
    void aVoidTakesTheVatBackToo() throws SQLException {
        Map<String, Object> receipt = receipt(List.of(Tills.line(till.sku(), 3, 9_50, 1_44)));
        UUID purchase = Tills.sold(till.service(), receipt);

        Tills.hand(till.service(), List.of(Tills.voiding(receipt))).then().statusCode(200);

        assertThat(rates("channel", till.channel())).isEmpty();
        assertThat(shop.number(
                        "select count(*) from sales_posting join sales_entry using (entry_id) where account = 'VAT'"
                                + " and tax_rate = 2000 and purchase_id = ?",
                        purchase))
                .isEqualTo(2);
    }

    @Test
    void theFileSaysTheRateOfEachPosting() {
        sold(List.of(Tills.line(till.sku(), 3, 9_50, 1_44)));

        List<String> lines =
                ledger.get("/sales/ledger.csv", Map.of()).asString().lines().toList();

        assertThat(lines.getFirst()).endsWith(",taxRate");
        List<String> ours =
                lines.stream().filter(line -> line.contains(till.channel())).toList();
        assertThat(ours)
                .filteredOn(line -> line.contains(",VAT,-451,EUR,"))
                .singleElement(STRING)
                .endsWith(",2000");
        assertThat(ours)
                .filteredOn(line -> line.contains(",VAT_INCLUDED,451,EUR,"))
                .singleElement(STRING)
                .endsWith(",2000");
        assertThat(ours)
                .filteredOn(line -> line.contains(",CASH,"))
                .singleElement(STRING)
                .endsWith(",");
    }

    private UUID sold(List<Map<String, Object>> lines) {
        return Tills.sold(till.service(), receipt(lines));
    }

    /** Under a quote of its first line. */
    private Map<String, Object> receipt(List<Map<String, Object>> lines) {
        QuoteDraft quote = new QuoteDraft(till.channel(), null).line(till.sku(), 3, 9_50, 1_43, 1);
        long total = lines.stream()
                .mapToLong(line -> ((Number) ((Map<?, ?>) line.get("total")).get("minor")).longValue())
                .sum();
        Map<String, Object> receipt = Tills.receipt(
                till.store(), till.channel(), new ArrayList<>(lines), List.of(Tills.tender("CASH", total)));
        receipt.put("quote", catalog.sign(quote.claims()));
        receipt.put("occurredAt", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        return receipt;
    }

    private List<Map<String, Object>> rates(String by, String group) {
        List<Map<String, Object>> rates =
                ledger.figures(by).getList("groups.find { it.group == '" + group + "' }.rates");
        return rates == null
                ? List.of()
                : rates.stream().<Map<String, Object>>map(HashMap::new).toList();
    }

    private String line(UUID purchase) {
        return RestAssured.given()
                .auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .then()
                .statusCode(200)
                .extract()
                .path("lines[0].lineId");
    }

    private void giveBack(UUID purchase, String line, String location) {
        RestAssured.given()
                .auth()
                .oauth2(till.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "channel",
                        till.channel(),
                        "location",
                        location,
                        "lines",
                        List.of(Map.of("lineId", line, "quantity", 1, "condition", "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns")
                .then()
                .statusCode(201);
    }
}
