package org.unisson.order.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.eur;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.sold;
import static org.unisson.order.receipt.Tills.voiding;
import static org.unisson.order.receipt.Tills.with;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** A void takes a receipt back whole, as never made; a correction puts another in its place. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class VoidTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Told told;

    @Inject
    AgroalDataSource database;

    private Till till;
    private Map<String, Object> receipt;

    @BeforeEach
    void aReceipt() {
        till = Till.opened(environment, others);
        receipt = till.receipt();
    }

    @Test
    void aVoidTakesEverythingBackAndBooksTheSaleWithSignsTurned() throws SQLException {
        UUID purchase = sold(till.service(), receipt);
        Map<String, Object> voided = voiding(receipt);

        one(voided).body("accepted", equalTo(1)).body("receipts[0].purchaseId", equalTo(purchase.toString()));

        shown(receipt)
                .body("purchaseId", equalTo(purchase.toString()))
                .body("refunded.minor", equalTo(18_50))
                .body("lines[0].returned", equalTo(2))
                .body("voidedBy.number", equalTo(voided.get("number")));
        shown(voided).body("purchaseId", equalTo(purchase.toString()));
        PurchaseReturned event = (PurchaseReturned)
                told.of(Topics.PURCHASES, purchase.toString(), 2).getLast().payload();
        assertThat(event.getCause()).isEqualTo("VOID");
        assertThat(event.getLines()).singleElement().satisfies(line -> {
            assertThat(line.getQuantity()).isEqualTo(2);
            assertThat(line.getCondition()).isEqualTo("SELLABLE");
        });
        assertThat(event.getRefunds()).hasSize(2);
        assertThat(number("select count(*) from (select account, location, attached_store, channel, currency, line_id"
                        + " from sales_posting where entry_id in (select entry_id from sales_entry where purchase_id = '"
                        + purchase + "') group by 1, 2, 3, 4, 5, 6 having sum(amount) <> 0 or sum(pieces) <> 0) rest"))
                .isZero();
        assertThat(number("select count(*) from sales_entry where kind = 'VOID' and purchase_id = '" + purchase + "'"))
                .isEqualTo(1);
        intact(2);
    }

    @Test
    void aVoidBeforeItsReceiptIsRefusedAloneAndCanBeHandedInAgain() {
        Map<String, Object> voided = voiding(receipt);

        hand(till.service(), List.of(voided, receipt))
                .then()
                .body("accepted", equalTo(1))
                .body("receipts[0].index", equalTo(1))
                .body("rejected[0].index", equalTo(0))
                .body("rejected[0].problem.type", equalTo("/problems/unknown-receipt"));

        one(voided).body("accepted", equalTo(1));
        intact(2);
    }

    @Test
    void whatHasPartlyComeBackIsNotVoidedAndWhatIsVoidedDoesNotComeBack() {
        UUID purchase = sold(till.service(), receipt);
        returned(purchase, 1).then().statusCode(201);
        refused(voiding(receipt), "partly-returned");

        Map<String, Object> other = till.receipt();
        UUID voidedOne = sold(till.service(), other);
        one(voiding(other)).body("accepted", equalTo(1));
        returned(voidedOne, 1).then().statusCode(409);
    }

    @Test
    void theTotalAndTheDayMustFit() {
        sold(till.service(), receipt);

        refused(with(voiding(receipt), "total", eur(-18_49)), "other-total");
        refused(with(voiding(receipt), "occurredAt", "2026-03-02T09:30:00.123456Z"), "void-too-late");
        refused(with(voiding(receipt), "lines", receipt.get("lines")), "invalid-input");
        refused(with(voiding(receipt), "voids", null), "invalid-input");
        refused(with(voiding(receipt), "total", eur(18_50)), "invalid-input");
        one(with(voiding(receipt), "occurredAt", "2026-03-02T09:30:00.123455Z")).body("accepted", equalTo(1));
    }

    @Test
    void aCorrectionIsTakenWithItsVoidOrNeither() {
        sold(till.service(), receipt);
        Map<String, Object> corrected =
                with(till.receipt(), "corrects", Map.of("till", "7", "number", receipt.get("number")));

        hand(till.service(), List.of(voiding(receipt), with(corrected, "channel", "no-such-channel")))
                .then()
                .body("accepted", equalTo(0))
                .body("rejected.find { it.index == 0 }.problem.type", equalTo("/problems/correction-refused"));
        hand(till.service(), List.of(with(voiding(receipt), "total", eur(-1)), corrected))
                .then()
                .body("accepted", equalTo(0))
                .body("rejected.find { it.index == 1 }.problem.type", equalTo("/problems/not-voided"));
        hand(till.service(), List.of(corrected, voiding(receipt))).then().body("accepted", equalTo(0));
        intact(1);

        List<Map<String, Object>> good = List.of(voiding(receipt), corrected);
        hand(till.service(), good).then().body("accepted", equalTo(2));
        hand(till.service(), good).then().body("unchanged", equalTo(2));
        shown(corrected).body("corrects.number", equalTo(receipt.get("number")));
        hand(till.service(), List.of(voiding(receipt), with(corrected, "number", "another")))
                .then()
                .body("accepted", equalTo(0));
        intact(3);
    }

    @Test
    void aForgedVoidIsFound() throws SQLException {
        UUID purchase = sold(till.service(), receipt);
        one(voiding(receipt));

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update return_refund set amount = amount - 1 where return_id ="
                            + " (select return_id from purchase_return where purchase_id = '" + purchase
                            + "') and position = 0"))
                    .isEqualTo(1);
        }

        chain().body("intact", equalTo(false)).body("firstBreak.kind", equalTo("CONTENT_CHANGED"));
    }

    private ValidatableResponse one(Map<String, Object> handed) {
        return hand(till.service(), List.of(handed)).then().statusCode(200);
    }

    private void refused(Map<String, Object> handed, String type) {
        one(handed).body("accepted", equalTo(0)).body("rejected[0].problem.type", equalTo("/problems/" + type));
    }

    private ValidatableResponse shown(Map<String, Object> handed) {
        return given().auth()
                .oauth2(till.service())
                .get("/receipts/{store}/{till}/{number}", till.store(), "7", handed.get("number"))
                .then()
                .statusCode(200);
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

    private Response returned(UUID purchase, long pieces) {
        String line = given().auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .path("lines[0].lineId");
        return given().auth()
                .oauth2(till.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "channel", till.channel(),
                        "location", till.store(),
                        "lines", List.of(Map.of("lineId", line, "quantity", pieces, "condition", "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns");
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
