package org.unisson.order.till;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.receipt.Till;
import org.unisson.order.testing.Others;

/** A day of a till, from the float to the Z report. Receipts are of 09:30 on the first of March. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class TillSessionTest {

    private static final String MORNING = "2026-03-01T08:00:00Z";
    private static final String EVENING = "2026-03-01T20:00:00Z";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    AgroalDataSource database;

    private Till till;
    private String session;

    @BeforeEach
    void anOpenSession() {
        till = Till.opened(environment, others);
        session = open(MORNING, null).then().statusCode(201).extract().path("sessionId");
    }

    @Test
    void theZReportAddsUpToTheCent() {
        Map<String, Object> receipt = till.receipt();
        UUID purchase = sold(till.service(), receipt);
        Map<String, Object> wrong = till.receipt();
        hand(till.service(), List.of(till.receipt(), wrong, voiding(wrong)))
                .then()
                .body("accepted", equalTo(3));
        returned(purchase, 1, "2026-03-01T15:00:00Z");
        move(50_00, "change from the safe");
        move(-20_00, "window cleaner");

        report().body("report.zNumber", nullValue())
                .body("report.receipts", equalTo(3))
                .body("report.voids", equalTo(1))
                .body("report.returns", equalTo(1))
                .body("report.expectedCash.minor", equalTo(143_88));

        close(EVENING, 143_00)
                .then()
                .statusCode(200)
                .body("zNumber", equalTo(1))
                .body("tenders.find { it.kind == 'CASH' }.sales.minor", equalTo(27_75))
                .body("tenders.find { it.kind == 'CASH' }.voided.minor", equalTo(9_25))
                .body("tenders.find { it.kind == 'CASH' }.returned.minor", equalTo(4_62))
                .body("tenders.find { it.kind == 'CARD' }.net.minor", equalTo(13_87))
                .body("net.minor", equalTo(27_75))
                .body("cashMoved.minor", equalTo(30_00))
                .body("expectedCash.minor", equalTo(143_88))
                .body("counted.find { it.kind == 'CASH' }.difference.minor", equalTo(-88))
                .body("counted.find { it.kind == 'CARD' }.difference.minor", equalTo(-13_87))
                .body("grandTotal.minor", equalTo(27_75));
        chain().body("intact", equalTo(true)).body("end", equalTo(6));
    }

    @Test
    void whatComesAfterTheClosingIsLateAndTheZStays() {
        sold(till.service(), till.receipt());
        close(EVENING, 109_25).then().statusCode(200);
        Map<String, Object> late = till.receipt();

        hand(till.service(), List.of(late, voiding(late), with(till.receipt(), "session", session)))
                .then()
                .body("accepted", equalTo(3));

        report().body("report.receipts", equalTo(1))
                .body("report.counted.find { it.kind == 'CASH' }.difference.minor", equalTo(0))
                .body("supplement.figures.receipts", equalTo(2))
                .body("supplement.figures.voids", equalTo(1))
                .body("supplement.late.number", hasSize(3))
                .body("supplement.late[0].number", equalTo(late.get("number")));
        chain().body("intact", equalTo(true)).body("end", equalTo(5));
    }

    @Test
    void zNumbersAndTheGrandTotalGrowFromSessionToSession() {
        sold(till.service(), till.receipt());
        close(EVENING, 0).then().body("zNumber", equalTo(1)).body("grandTotal.minor", equalTo(18_50));
        String next = open("2026-03-02T08:00:00Z", null).path("sessionId");
        sold(till.service(), with(till.receipt(), "occurredAt", "2026-03-02T09:00:00Z"));
        // Of yesterday, and handed in today: no part of today's figures, but of the grand total.
        sold(till.service(), till.receipt());

        close(next, "2026-03-02T20:00:00Z", 0)
                .then()
                .body("zNumber", equalTo(2))
                .body("receipts", equalTo(1))
                .body("grandTotal.minor", equalTo(55_50));
        chain().body("intact", equalTo(true)).body("end", equalTo(5));
        given().auth()
                .oauth2(till.service())
                .get("/tills/{store}/7/sessions?limit=1", till.store())
                .then()
                .body("items.zNumber", equalTo(List.of(2)));
    }

    @Test
    void theClockDecidesToTheMicrosecond() {
        hand(
                        till.service(),
                        Stream.of("2026-03-01T07:59:59.999999Z", MORNING, "2026-03-01T19:59:59.999999Z", EVENING)
                                .map(at -> with(till.receipt(), "occurredAt", at))
                                .toList())
                .then()
                .body("accepted", equalTo(4));

        close(EVENING, 0).then().body("receipts", equalTo(2)).body("grandTotal.minor", equalTo(74_00));
    }

    @Test
    void aSessionIsOpenedAndClosedOnce() throws Exception {
        open("2026-03-01T09:00:00Z", null).then().statusCode(409).body("type", equalTo("/problems/session-open"));
        open(MORNING, session).then().statusCode(200).body("sessionId", equalTo(session));
        open("2026-03-01T09:00:00Z", session).then().statusCode(409).body("type", equalTo("/problems/session-known"));
        close(MORNING, 0).then().statusCode(422);
        try (ExecutorService hands = Executors.newFixedThreadPool(4)) {
            List<Callable<Response>> calls = Stream.<Callable<Response>>generate(() -> () -> close(EVENING, 1_00))
                    .limit(4)
                    .toList();
            for (var answer : hands.invokeAll(calls)) {
                answer.get().then().statusCode(200).body("zNumber", equalTo(1));
            }
        }
        close(EVENING, 2_00).then().statusCode(409).body("type", equalTo("/problems/session-closed"));
        open("2026-03-01T19:00:00Z", null).then().statusCode(409);
        open(EVENING, null).then().statusCode(201);
        chain().body("end", equalTo(1));
    }

    @Test
    void receiptsAtOnceWithTheClosingAreInTheZOrLateAndNeverBothOrNeither() throws Exception {
        List<Map<String, Object>> receipts =
                Stream.generate(till::receipt).limit(24).toList();
        try (ExecutorService hands = Executors.newFixedThreadPool(5)) {
            List<Callable<Response>> calls = new ArrayList<>();
            for (int part = 0; part < 8; part++) {
                List<Map<String, Object>> some = receipts.subList(3 * part, 3 * part + 3);
                calls.add(() -> hand(till.service(), some));
            }
            calls.add(3, () -> close(EVENING, 0));
            for (var answer : hands.invokeAll(calls)) {
                answer.get().then().statusCode(200);
            }
        }

        Integer inZ = report().extract().path("report.receipts");
        Integer late = report().extract().path("supplement.figures.receipts");
        assertThat(inZ + (late == null ? 0 : late)).isEqualTo(24);
        chain().body("intact", equalTo(true)).body("end", equalTo(25));
    }

    @Test
    void aSessionOfAnOfflineTillIsHandedInAfterItsReceipts() {
        close(EVENING, 0);
        String offline = UUID.randomUUID().toString();
        hand(till.service(), List.of(with(at("2026-03-02T09:00:00Z"), "session", offline)));

        open("2026-03-02T08:00:00Z", offline).then().statusCode(201);

        close(offline, "2026-03-02T20:00:00Z", 109_25)
                .then()
                .statusCode(200)
                .body("receipts", equalTo(1))
                .body("counted.find { it.kind == 'CASH' }.difference.minor", equalTo(0));
    }

    @Test
    void aVoidIsOfTheSessionOfItsReceipt() {
        Map<String, Object> receipt = till.receipt();
        sold(till.service(), receipt);
        close(EVENING, 0).then().statusCode(200);

        hand(till.service(), List.of(with(voiding(receipt), "occurredAt", EVENING)))
                .then()
                .body("rejected[0].problem.type", equalTo("/problems/void-too-late"));
        hand(till.service(), List.of(with(voiding(receipt), "occurredAt", "2026-03-01T19:59:59.999999Z")))
                .then()
                .body("accepted", equalTo(1));
    }

    @Test
    void aForgedReportOrGrandTotalIsFound() throws SQLException {
        sold(till.service(), till.receipt());
        close(EVENING, 0).then().statusCode(200);

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update till_session set report = replace(report, '1850', '1840')"
                    + " where session_id = '" + session + "'");
        }

        chain().body("intact", equalTo(false))
                .body("firstBreak.position", equalTo(2))
                .body("firstBreak.kind", equalTo("CONTENT_CHANGED"));
    }

    @Test
    void onlyTheStoresOwnReachItsTills() {
        String elsewhere = environment.token(TokenRequest.of("associate").inStores(others.store()));
        String here = environment.token(TokenRequest.of("associate").inStores(till.store()));

        given().auth().oauth2(elsewhere).get(path(session)).then().statusCode(403);
        given().auth().oauth2(here).get(path(session)).then().statusCode(200);
        given().auth()
                .oauth2(environment.token("agent"))
                .get(path(session))
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(here)
                .get(path(UUID.randomUUID().toString()))
                .then()
                .statusCode(404);
        post(path(UUID.randomUUID().toString()) + "/close", Map.of("closedAt", EVENING, "counted", List.of()))
                .then()
                .statusCode(404);
    }

    private Map<String, Object> at(String occurredAt) {
        return with(till.receipt(), "occurredAt", occurredAt);
    }

    private Response open(String at, String id) {
        Map<String, Object> body =
                new HashMap<>(Map.of("openedAt", at, "cashier", "C-12", "openingFloat", eur(100_00)));
        if (id != null) {
            body.put("sessionId", id);
        }
        return post("/tills/" + till.store() + "/7/sessions", body);
    }

    private Response close(String at, long cash) {
        return close(session, at, cash);
    }

    private Response close(String id, String at, long cash) {
        return post(
                path(id) + "/close",
                Map.of("closedAt", at, "counted", List.of(Map.of("kind", "CASH", "amount", eur(cash)))));
    }

    private void move(long amount, String reason) {
        post(path(session) + "/cash-movements", Map.of("amount", eur(amount), "reason", reason))
                .then()
                .statusCode(201);
    }

    private void returned(UUID purchase, long pieces, String at) {
        String line = given().auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .path("lines[0].lineId");
        post(
                        "/purchases/" + purchase + "/returns",
                        Map.of(
                                "channel", till.channel(),
                                "location", till.store(),
                                "till", "7",
                                "occurredAt", at,
                                "lines", List.of(Map.of("lineId", line, "quantity", pieces, "condition", "SELLABLE"))))
                .then()
                .statusCode(201);
    }

    private Response post(String path, Map<String, Object> body) {
        return given().auth()
                .oauth2(till.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private ValidatableResponse report() {
        return given().auth().oauth2(till.service()).get(path(session)).then().statusCode(200);
    }

    private ValidatableResponse chain() {
        return given().auth()
                .oauth2(till.service())
                .get("/tills/{store}/{till}/chain", till.store(), "7")
                .then()
                .statusCode(200);
    }

    private String path(String id) {
        return "/tills/" + till.store() + "/7/sessions/" + id;
    }
}
