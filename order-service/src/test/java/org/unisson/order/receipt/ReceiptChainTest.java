package org.unisson.order.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.with;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;

/** The receipts of a till are chained: whoever touches one later is found out. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReceiptChainTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    AgroalDataSource database;

    private Till till;
    private List<Map<String, Object>> receipts;

    @BeforeEach
    void fiveReceipts() {
        till = Till.opened(environment, others);
        receipts = Stream.generate(till::receipt).limit(5).toList();
    }

    @Test
    void aTillThatNobodyHasTouchedIsIntact() {
        hand(till.service(), receipts.subList(0, 3)).then().statusCode(200);
        hand(till.service(), receipts.subList(3, 5)).then().statusCode(200);

        JsonPath chain = chain();

        assertThat(chain.getBoolean("intact")).isTrue();
        assertThat(chain.getLong("verified")).isEqualTo(5);
        assertThat(chain.getLong("end")).isEqualTo(5);
        assertThat(chain.getString("link")).hasSize(64);
        assertThat(chain.getString("next")).isNull();
    }

    @Test
    void aReceiptHandedInTwiceIsChainedOnce() {
        hand(till.service(), receipts).then().statusCode(200);
        String before = chain().getString("link");

        hand(till.service(), receipts).then().statusCode(200);

        assertThat(chain().getString("link")).isEqualTo(before);
    }

    @Test
    void aWalkCanBeGoneOnWith() {
        hand(till.service(), receipts).then().statusCode(200);

        JsonPath rest = verify("?after=3").statusCode(200).extract().jsonPath();

        assertThat(rest.getLong("from")).isEqualTo(4);
        assertThat(rest.getLong("verified")).isEqualTo(2);
        assertThat(rest.getString("link")).isEqualTo(chain().getString("link"));
    }

    @Test
    void batchesOfOneTillAtOnceMakeOneChain() throws ExecutionException, InterruptedException {
        List<Map<String, Object>> many =
                Stream.generate(till::receipt).limit(60).toList();
        try (ExecutorService hands = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> answers = IntStream.range(0, 12)
                    .mapToObj(batch -> hands.submit(
                            () -> hand(till.service(), new ArrayList<>(many.subList(5 * batch, 5 * batch + 5)))
                                    .statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(chain().getLong("verified")).isEqualTo(60);
        assertThat(chain().getBoolean("intact")).isTrue();
    }

    @Test
    void aChangedAmountIsFound() throws SQLException {
        hand(till.service(), receipts).then().statusCode(200);

        execute("update purchase_tender set amount = amount - 1 where purchase_id = (select purchase_id from purchase"
                + " where store = '" + till.store() + "' and number = '" + number(2) + "') and position = 0");

        isBroken(3, number(2), "CONTENT_CHANGED");
    }

    @Test
    void aReceiptThatIsGoneIsFound() throws SQLException {
        hand(till.service(), receipts).then().statusCode(200);

        execute("delete from receipt_link where store = '" + till.store() + "' and position = 2");

        isBroken(2, null, "LINK_MISSING");
    }

    @Test
    void theLastReceiptThatIsGoneIsFound() throws SQLException {
        hand(till.service(), receipts).then().statusCode(200);

        execute("delete from receipt_link where store = '" + till.store() + "' and position = 5");

        isBroken(5, null, "LINK_MISSING");
    }

    @Test
    void aForgedContentWithItsHashIsFoundByTheLink() throws SQLException {
        hand(till.service(), receipts).then().statusCode(200);

        // The whole of receipt 4 under the hash of receipt 5, as somebody would who knows the hash of what they forge.
        execute("update receipt_link l set fiscal_hash = o.fiscal_hash, purchase_id = o.purchase_id, number = o.number"
                + " from receipt_link o where l.store = '" + till.store() + "' and o.store = l.store"
                + " and l.position = 4 and o.position = 5");

        isBroken(4, number(4), "LINK_CHANGED");
    }

    @Test
    void aForgedEndIsFound() throws SQLException {
        hand(till.service(), receipts).then().statusCode(200);

        execute("update till_chain set link = decode(repeat('00', 32), 'hex') where store = '" + till.store() + "'");

        isBroken(5, number(4), "END_CHANGED");
    }

    @Test
    void forgettingTheBuyerBreaksNothing() throws SQLException {
        hand(till.service(), List.of(with(till.receipt(), "card", "CARD-OF-SOMEBODY")))
                .then()
                .statusCode(200);

        execute("update purchase set customer = null, card = null where store = '" + till.store() + "'");

        assertThat(chain().getBoolean("intact")).isTrue();
    }

    @Test
    void badQuestionsAreRefused() {
        hand(till.service(), receipts).then().statusCode(200);

        verify("?after=-1").statusCode(400);
        verify("?after=two").statusCode(400);
        given().auth()
                .oauth2(till.service())
                .get("/tills/{store}/{till}/chain", till.store(), "8")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(environment.token("associate"))
                .get("/tills/{store}/{till}/chain", till.store(), "7")
                .then()
                .statusCode(403);
    }

    private String number(int index) {
        return receipts.get(index).get("number").toString();
    }

    private void isBroken(long position, String number, String kind) {
        JsonPath chain = chain();
        assertThat(chain.getBoolean("intact")).isFalse();
        assertThat(chain.getLong("firstBreak.position")).isEqualTo(position);
        assertThat(chain.getString("firstBreak.number")).isEqualTo(number);
        assertThat(chain.getString("firstBreak.kind")).isEqualTo(kind);
        assertThat(chain.getLong("verified")).isEqualTo(position - 1);
    }

    private JsonPath chain() {
        return verify("").statusCode(200).extract().jsonPath();
    }

    private ValidatableResponse verify(String query) {
        return given().auth()
                .oauth2(till.service())
                .get("/tills/{store}/{till}/chain" + query, till.store(), "7")
                .then();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
