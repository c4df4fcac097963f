package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.loyalty.testing.Others.cancelled;
import static org.unisson.loyalty.testing.Others.placed;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.sale;
import static org.unisson.loyalty.testing.Others.told;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.account.application.AuditLedger;
import org.unisson.loyalty.account.application.Bookkeeping;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.loyalty.testing.Topic;
import org.unisson.order.events.PurchaseMade;
import org.unisson.schemas.Topics;

/** Points that end: from the programme's document to the API and back to Kafka. */
@QuarkusTest
@OnTheStack
class LotsOnTheStackTest {

    private static final String A_YEAR = """
            {"expiry":{"months":12,"endOfMonth":true},"zone":"Europe/Paris"}""";
    /** Of what was bought at {@link Others}' noon, 14 March 2026. */
    private static final String END = "2027-03-31T22:00:00Z";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    EventCodec codec;

    @Inject
    Transactions transactions;

    @Inject
    Bookkeeping bookkeeping;

    @Inject
    AuditLedger audit;

    private final UUID customer = Ids.next();
    private final String card = "card-" + customer;

    @AfterEach
    void pointsAreGoodForEverAgain() {
        save(null, "{}").statusCode(200);
    }

    @Test
    void whatIsEarnedKeepsTheTermsOfItsDay() {
        others.send(registered(customer, card), told(sale(Ids.next(), card, null, 5_00), 1));
        awaitBalance(5);
        save(null, A_YEAR).statusCode(200).body("expiry.months", equalTo(12)).body("pendingDays", equalTo(0));
        others.send(told(sale(Ids.next(), card, null, 30_00), 1), told(sale(Ids.next(), card, null, 4_00), 1));
        awaitBalance(39);

        JsonPath lots = lots("");

        assertThat(lots.getList("items.points", Integer.class)).containsExactly(34, 5);
        assertThat(lots.getList("items.expiresAt", String.class)).containsExactly(END, null);
        assertThat(lots("?expiresBefore=" + END).getList("items")).isEmpty();
        assertThat(lots("?expiresBefore=2027-03-31T22:00:01Z").getList("items.points", Integer.class))
                .containsExactly(34);
        JsonPath page = lots("?limit=1");
        assertThat(page.getList("items.points", Integer.class)).containsExactly(34);
        assertThat(lots("?limit=1&cursor=" + page.getString("next")).getList("items.points", Integer.class))
                .containsExactly(5);
    }

    @Test
    void whatExpiresIsGoneAtOnceAndBookedAndToldOnce() throws Throwable {
        save(null, A_YEAR).statusCode(200);
        UUID order = Ids.next();
        others.send(registered(customer, card), told(sale(Ids.next(), card, null, 30_00), 1));
        awaitBalance(30);
        others.send(placed(order, customer, 10));
        awaitBalance(20);
        UUID account = accountId();

        change("update lot set expires_at = now() - interval '1 microsecond' where account_id = '" + account + "'");

        assertThat(account().getLong("balance")).isZero();
        assertThat(account().getLong("held")).isEqualTo(10);
        Topic accounts = new Topic(environment, codec, Topics.ACCOUNTS);
        assertThat(awaitCause(accounts, account, "EXPIRED", 1).getFirst().getDelta())
                .isEqualTo(-20);
        others.send(cancelled(order, 2));
        assertThat(awaitCause(accounts, account, "EXPIRED", 2).getLast().getDelta())
                .isEqualTo(-10);
        assertThat(account().getLong("balance")).isZero();
        assertThat(account().getLong("held")).isZero();
        assertThat(lots("").getList("items")).isEmpty();
        assertThat(as("agent")
                        .get("/accounts/" + account + "/entries")
                        .jsonPath()
                        .getList("items.cause"))
                .containsExactly("EXPIRED", "EXPIRED", "PURCHASE");
        assertThat(VertxContextSupport.subscribeAndAwait(audit::run).isRight()).isTrue();
    }

    @Test
    void manyReplicasBookWhatIsDueOnce() throws Throwable {
        save(null, A_YEAR).statusCode(200);
        others.send(registered(customer, card), told(sale(Ids.next(), card, null, 30_00), 1));
        awaitBalance(30);
        UUID account = accountId();
        // Due by a clock that is ahead of that of the replica under test, so that only those here look.
        Instant then = Instant.parse(END);
        try (ExecutorService replicas = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(replicas.submit(() -> bookDue(then)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(account().getLong("balance")).isZero();
        assertThat(as("agent")
                        .get("/accounts/" + account + "/entries")
                        .jsonPath()
                        .getList("items.points"))
                .containsExactly(-30, 30);
    }

    @Test
    void pendingPointsAreShownAndActiveAtTheirInstant() throws SQLException {
        save(null, "{\"pendingDays\":90}").statusCode(200).body("expiry", nullValue());
        PurchaseMade today = sale(card, 30_00, Instant.now().truncatedTo(ChronoUnit.MICROS), List.of());
        others.send(registered(customer, card), told(today, 1));
        await().atMost(Duration.ofSeconds(90)).until(() -> account().getString("pending"), "30"::equals);
        assertThat(account().getLong("balance")).isZero();
        assertThat(lots("").getList("items.pending", Integer.class)).containsExactly(30);
        assertThat(lots("").getList("items.points", Integer.class)).containsExactly(0);

        change("update lot set active_at = now() where account_id = '" + accountId() + "'");

        assertThat(account().getLong("balance")).isEqualTo(30);
        assertThat(account().getLong("pending")).isZero();
        assertThat(lots("").getList("items.points", Integer.class)).containsExactly(30);
        awaitCause(new Topic(environment, codec, Topics.ACCOUNTS), accountId(), "ACTIVATED", 1);
        assertThat(account().getLong("balance")).isEqualTo(30);
    }

    @Test
    void theDocumentIsChangedByWhoMaySeesItsVersion() {
        String etag = given().get("/programme").then().statusCode(200).extract().header("ETag");
        String next = save(etag, A_YEAR).statusCode(200).extract().header("ETag");

        assertThat(next).isNotEqualTo(etag);
        save(etag, "{}").statusCode(412);
        save(next, A_YEAR).statusCode(200).header("ETag", next);
        given().get("/programme").then().header("ETag", next).body("zone", equalTo("Europe/Paris"));
        for (String role : List.of("agent", "associate", "service")) {
            as(role).contentType(ContentType.JSON)
                    .body("{}")
                    .put("/programme")
                    .then()
                    .statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/programme")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(environment.customerToken(Ids.next()))
                .get("/accounts/" + Ids.next() + "/lots")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"expiry\":{}}                            | /expiry",
                "{\"expiry\":{\"days\":1,\"months\":1}}     | /expiry",
                "{\"expiry\":{\"days\":3651}}               | /expiry",
                "{\"expiry\":{\"endOfMonth\":true}}         | /expiry",
                "{\"expiry\":{\"days\":7},\"pendingDays\":7} | /expiry",
                "{\"pendingDays\":91}                       | /pendingDays",
                "{\"pendingDays\":-1}                       | /pendingDays",
                "{\"zone\":\"Atlantis\"}                    | /zone",
                "{\"years\":1}                              | /years"
            })
    void termsThatMakeNoSenseAreNamed(String body, String pointer) {
        save(null, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(containsString(pointer)));
    }

    @Test
    void questionsAboutLotsThatMakeNoSenseAreRefused() {
        others.send(registered(customer, card));
        awaitBalance(0);
        for (String question : List.of("limit=0", "limit=201", "cursor=!", "cursor=bm90aGluZw", "expiresBefore=soon")) {
            as("agent")
                    .get("/accounts/" + accountId() + "/lots?" + question)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        as("agent").get("/accounts/" + Ids.next() + "/lots").then().statusCode(404);
    }

    private Void bookDue(Instant then) {
        while (true) {
            try {
                return VertxContextSupport.subscribeAndAwait(() -> transactions.run(
                        tx -> bookkeeping.openDue(tx, then, 500).chain(books -> {
                            books.due(then);
                            return bookkeeping.save(tx, books);
                        })));
            } catch (Throwable failure) {
                if (!TransientFailures.isTransient(failure)) {
                    throw new AssertionError(failure);
                }
            }
        }
    }

    private List<PointsBalanceChanged> awaitCause(Topic topic, UUID account, String cause, int times) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> topic.about(account).stream()
                                .map(told -> (PointsBalanceChanged) told.payload())
                                .filter(changed -> changed.getCause().equals(cause))
                                .toList(),
                        found -> found.size() == times);
    }

    private void awaitBalance(long balance) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonPath account = account();
            assertThat(account.getString("balance")).isEqualTo(Long.toString(balance));
        });
    }

    private JsonPath account() {
        return as("agent").queryParam("customer", customer).get("/accounts").jsonPath();
    }

    private UUID accountId() {
        return account().getUUID("accountId");
    }

    private JsonPath lots(String query) {
        return as("agent")
                .get("/accounts/" + accountId() + "/lots" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse save(String ifMatch, String body) {
        RequestSpecification request =
                as("merchandiser").contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/programme")
                .then();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(environment.token(role));
    }

    private void change(String update) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }
}
