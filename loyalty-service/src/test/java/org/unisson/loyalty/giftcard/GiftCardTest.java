package org.unisson.loyalty.giftcard;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.GiftCardsHeld;
import org.unisson.loyalty.events.GiftCardsHoldRefused;
import org.unisson.loyalty.events.PointsHoldRefused;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.loyalty.testing.Topic;
import org.unisson.order.events.OfferedGiftCard;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** A gift card from its making to its last cent, through the API and the feeds. */
@QuarkusTest
@OnTheStack
class GiftCardTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

    @Inject
    @All
    List<StateRepublisher> republishers;

    private String agent;
    private Topic holds;

    @BeforeEach
    void open() {
        agent = environment.token("agent");
        holds = new Topic(environment, codec, Topics.HOLDS);
    }

    @Test
    void itIsWorthWhatWasPaidForIt() {
        JsonPath made = made(50_00);
        assertThat(authorise(made, 1_00).statusCode()).isEqualTo(409);

        sold(made, 50_00);

        JsonPath card = card(made);
        assertThat(card.getLong("balance.minor")).isEqualTo(50_00);
        assertThat(card.getString("entries[0].cause")).isEqualTo("ISSUED");
        assertThat(made.getString("number")).endsWith(card.getString("lastFour"));
        enquire(made.getString("number"), made.getString("pin"))
                .then()
                .statusCode(200)
                .body("available.minor", equalTo(50_00), "giftCardId", equalTo(made.getString("giftCardId")));
    }

    @Test
    void numberAndPinAreToldOnce() throws SQLException {
        String key = Ids.next().toString();
        Map<String, Object> body = Map.of("amount", euros(20_00));
        JsonPath first = command(agent, key).body(body).post("/gift-cards").jsonPath();

        JsonPath again = command(agent, key).body(body).post("/gift-cards").jsonPath();

        assertThat(again.getString("giftCardId")).isEqualTo(first.getString("giftCardId"));
        assertThat(again.getString("number")).isNull();
        assertThat(again.getString("pin")).isNull();
        assertThat(number(
                        "select count(*) from idempotent_answer where body like '%' || ? || '%'",
                        first.getString("number")))
                .isZero();
        assertThat(number("select count(*) from idempotent_answer where body like ?", "%\"pin\"%"))
                .isZero();
    }

    @Test
    void nothingTheHolderSaysIsRepeated() {
        String pin = "x" + Ids.next();
        Response refused = given().contentType(ContentType.JSON)
                .body(Map.of("number", "60061234567890123x9", "pin", pin))
                .post("/gift-cards/enquiries");

        refused.then().statusCode(400);
        assertThat(refused.asString()).doesNotContain(pin).doesNotContain("60061234567890123x9");
    }

    @Test
    void noLogAndNoEventShowsTheNumber() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        try {
            JsonPath made = sold(20_00);
            UUID order = Ids.next();
            others.send(placed(order, null, 0, authorised(made, 20_00), 20_00));
            SpecificRecord answer = answer(order);
            authorise(made, 1_00).then().statusCode(409);
            enquire(made.getString("number"), "99999999").then().statusCode(403);

            assertThat(answer.toString()).doesNotContain(made.getString("number"));
            assertThat(logged).noneMatch(line -> line.contains(made.getString("number")));
        } finally {
            root.removeHandler(listening);
        }
    }

    @Test
    void fiveWrongPinsLockIt() {
        JsonPath made = sold(20_00);
        String pin = made.getString("pin");
        String wrong = pin.equals("000000") ? "000001" : "000000";
        Response unknown = enquire("6006000000000000003", pin);
        for (int i = 0; i < 5; i++) {
            Response refused = enquire(made.getString("number"), wrong);
            assertThat(refused.asString()).isEqualTo(unknown.asString());
            refused.then().statusCode(403).body("type", equalTo("/problems/gift-card-refused"));
        }

        enquire(made.getString("number"), pin).then().statusCode(403);
        assertThat(card(made).getBoolean("locked")).isTrue();

        command(agent, Ids.next().toString())
                .body(Map.of())
                .post("/gift-cards/" + made.getString("giftCardId") + "/unlocking")
                .then()
                .statusCode(204);
        enquire(made.getString("number"), pin).then().statusCode(200);
    }

    @Test
    void manyAtOnceSetAsideWhatThereIsAndNoMore() {
        JsonPath made = sold(50_00);

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(index -> authorise(made, 20_00).statusCode())
                .toList();

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(2);
        assertThat(card(made).getLong("available.minor")).isEqualTo(10_00);
    }

    @Test
    void ofTwoOrdersWithOneAuthorisationOneHasIt() {
        JsonPath made = sold(50_00);
        UUID authorisation = authorised(made, 30_00);
        UUID one = Ids.next();
        UUID other = Ids.next();

        others.send(placed(one, null, 0, authorisation, 30_00), placed(other, null, 0, authorisation, 30_00));

        assertThat(List.of(answer(one), answer(other)))
                .hasAtLeastOneElementOfType(GiftCardsHeld.class)
                .hasAtLeastOneElementOfType(GiftCardsHoldRefused.class);
        assertThat(card(made).getLong("setAside.minor")).isEqualTo(30_00);
    }

    @Test
    void anOrderSpendsItAndAReturnGivesItBack() {
        JsonPath made = sold(50_00);
        UUID authorisation = authorised(made, 30_00);
        UUID order = Ids.next();
        UUID purchase = Ids.next();
        others.send(placed(order, null, 0, authorisation, 25_00));
        GiftCardsHeld held = (GiftCardsHeld) answer(order);
        assertThat(held.getGiftCards().getFirst().getAmount().getMinor()).isEqualTo(25_00);

        others.send(Others.confirmed(order, 2), paid(purchase, order, authorisation.toString(), 25_00));
        others.send(paid(purchase, order, authorisation.toString(), 25_00), Others.confirmed(order, 2));
        awaitBalance(made, 25_00);
        others.send(
                returned(purchase, 2, authorisation, 10_00),
                returned(purchase, 3, authorisation, 20_00),
                returned(purchase, 4, authorisation, 20_00));

        awaitBalance(made, 50_00);
        assertThat(card(made).getLong("available.minor")).isEqualTo(50_00);
        assertThat(card(made).getList("entries.amount.minor")).containsExactlyInAnyOrder(50_00, -25_00, 10_00, 15_00);
    }

    @Test
    void whatWasToldOfAnOrderIsToldAgainAsItWas() throws Throwable {
        JsonPath made = sold(50_00);
        UUID order = Ids.next();
        others.send(placed(order, null, 0, authorised(made, 30_00), 30_00));
        SpecificRecord first = answer(order);
        StateRepublisher republisher = republishers.stream()
                .filter(one -> one.subject().equals("gift cards held for orders"))
                .findFirst()
                .orElseThrow();

        VertxContextSupport.subscribeAndAwait(() -> republisher.republish(Instant.EPOCH));

        List<Topic.Told> told = await().atMost(40, SECONDS).until(() -> holds.about(order), all -> all.size() == 2);
        assertThat(told.getLast().payload()).isEqualTo(first);
        assertThat(told.getLast().id()).isEqualTo(told.getFirst().id());
    }

    @Test
    void aCancelledOrderLetsItGo() {
        JsonPath made = sold(50_00);
        UUID order = Ids.next();
        others.send(placed(order, null, 0, authorised(made, 30_00), 30_00));
        assertThat(answer(order)).isInstanceOf(GiftCardsHeld.class);

        others.send(Others.cancelled(order, 2));

        await().atMost(40, SECONDS).until(() -> card(made).getLong("available.minor") == 50_00);
        assertThat(card(made).getLong("balance.minor")).isEqualTo(50_00);
    }

    @Test
    void withoutItsPointsAnOrderGetsNoGiftCardAndTheOtherWayRound() {
        JsonPath made = sold(50_00);
        UUID order = Ids.next();
        others.send(placed(order, Ids.next(), 100, authorised(made, 30_00), 30_00));

        assertThat(answer(order)).isInstanceOf(PointsHoldRefused.class);
        await().atMost(40, SECONDS).until(() -> card(made).getLong("available.minor") == 50_00);
        UUID another = Ids.next();
        others.send(placed(another, Ids.next(), 100, Ids.next(), 30_00));
        assertThat(answer(another)).isInstanceOf(GiftCardsHoldRefused.class);
        assertThat(holds.about(another)).hasSize(1);
    }

    @Test
    void whatHasEndedIsFreeAndRefused() throws SQLException {
        JsonPath made = sold(50_00);
        UUID authorisation = authorised(made, 30_00);

        execute("update gift_card_authorisation set ends_at = now() where authorisation_id = ?", authorisation);

        await().atMost(40, SECONDS).until(() -> card(made).getLong("available.minor") == 50_00);
        UUID order = Ids.next();
        others.send(placed(order, null, 0, authorisation, 30_00));
        assertThat(((GiftCardsHoldRefused) answer(order)).getReason()).isEqualTo("AUTHORISATION_ENDED");
    }

    @Test
    void aTillSpendsWhatWasSetAsideAndOneThatWasCutOffMayTakeMore() {
        JsonPath made = sold(50_00);
        UUID authorisation = authorised(made, 30_00);

        others.send(paid(Ids.next(), null, authorisation.toString(), 28_00));
        awaitBalance(made, 22_00);
        assertThat(card(made).getLong("available.minor")).isEqualTo(22_00);
        others.send(paid(Ids.next(), null, made.getString("giftCardId"), 30_00));
        awaitBalance(made, -8_00);

        JsonPath summary = given().auth()
                .oauth2(environment.token("admin"))
                .get("/gift-cards/summary")
                .jsonPath();
        assertThat(summary.getLong("[0].overdrawn")).isGreaterThanOrEqualTo(8_00);
        assertThat(summary.getLong("[0].outstanding"))
                .isEqualTo(summary.getLong("[0].issued")
                        - summary.getLong("[0].spent")
                        + summary.getLong("[0].refunded")
                        - summary.getLong("[0].expired"));
    }

    @Test
    void whoMayMakeOne() {
        Map<String, Object> body = Map.of("amount", euros(20_00), "store", "3020000000018");

        command(environment.customerToken(Ids.next()), Ids.next().toString())
                .body(body)
                .post("/gift-cards")
                .then()
                .statusCode(403);
        command(agent, Ids.next().toString())
                .body(Map.of("amount", euros(500_01)))
                .post("/gift-cards")
                .then()
                .statusCode(422);
        command(agent, Ids.next().toString())
                .body(Map.of("amount", euros(99)))
                .post("/gift-cards")
                .then()
                .statusCode(422);
    }

    private JsonPath made(long cents) {
        return command(agent, Ids.next().toString())
                .body(Map.of("amount", euros(cents)))
                .post("/gift-cards")
                .then()
                .statusCode(201)
                .body("status", equalTo("INACTIVE"))
                .extract()
                .jsonPath();
    }

    private JsonPath sold(long cents) {
        JsonPath made = made(cents);
        sold(made, cents);
        return made;
    }

    private void sold(JsonPath made, long cents) {
        UUID purchase = Ids.next();
        Money paid = new Money(cents, "EUR");
        PurchaseLine line = new PurchaseLine(
                Ids.next(),
                "GIFT-CARD",
                1L,
                paid,
                new Money(0L, "EUR"),
                paid,
                null,
                UUID.fromString(made.getString("giftCardId")),
                List.of(),
                100);
        Event told = purchases(purchase, 1, sale(purchase, null, cents, List.of(line), new Tender("CASH", paid, null)));
        others.send(told, told);
        awaitBalance(made, cents);
    }

    private Response authorise(JsonPath made, long cents) {
        return command(null, Ids.next().toString())
                .body(Map.of("number", made.getString("number"), "pin", made.getString("pin"), "amount", euros(cents)))
                .post("/gift-cards/authorisations");
    }

    private UUID authorised(JsonPath made, long cents) {
        return authorise(made, cents)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("authorisationId");
    }

    private static Response enquire(String number, String pin) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("number", number, "pin", pin))
                .post("/gift-cards/enquiries");
    }

    private JsonPath card(JsonPath made) {
        return given().auth()
                .oauth2(agent)
                .get("/gift-cards/" + made.getString("giftCardId"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void awaitBalance(JsonPath made, long cents) {
        await().atMost(40, SECONDS).until(() -> card(made).getLong("balance.minor") == cents);
    }

    private SpecificRecord answer(UUID order) {
        return await().atMost(40, SECONDS)
                .until(() -> holds.about(order), told -> !told.isEmpty())
                .getFirst()
                .payload();
    }

    private static RequestSpecification command(String token, String key) {
        RequestSpecification request = given().contentType(ContentType.JSON).header("Idempotency-Key", key);
        return token == null ? request : request.auth().oauth2(token);
    }

    private static Map<String, Object> euros(long cents) {
        return Map.of("minor", cents, "currency", "EUR");
    }

    private static Event placed(UUID order, UUID customer, long points, UUID authorisation, long cents) {
        OrderPlaced placed = OrderPlaced.newBuilder()
                .setOrderId(order)
                .setVersion(1)
                .setCustomerId(customer)
                .setChannel("web")
                .setLines(List.of())
                .setTotal(new Money(80_00L, "EUR"))
                .setPointsToSpend(points)
                .setGiftCards(List.of(new OfferedGiftCard(authorisation, new Money(cents, "EUR"))))
                .setDecideBy(NOON)
                .setPlacedAt(NOON)
                .build();
        return Event.of(Topics.ORDERS, order.toString(), 1, placed, NOON);
    }

    private static Event paid(UUID purchase, UUID order, String reference, long cents) {
        Tender tender = new Tender("GIFT_CARD", new Money(cents, "EUR"), reference);
        return purchases(purchase, 1, sale(purchase, order, cents, List.of(), tender));
    }

    private static PurchaseMade sale(UUID purchase, UUID order, long cents, List<PurchaseLine> lines, Tender tender) {
        return PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind(order == null ? "RECEIPT" : "ORDER")
                .setOrderId(order)
                .setChannel("store")
                .setLines(lines)
                .setTenders(List.of(tender))
                .setTotal(new Money(cents, "EUR"))
                .setPurchasedAt(Instant.now())
                .setRecordedAt(NOON)
                .build();
    }

    private static Event returned(UUID purchase, long version, UUID reference, long cents) {
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(version)
                .setChannel("store")
                .setLocation("3020000000018")
                .setLines(List.of())
                .setRefunds(List.of(new Refund("GIFT_CARD", new Money(cents, "EUR"), reference.toString())))
                .setTotal(new Money(cents, "EUR"))
                .setPurchaseTotal(new Money(25_00L, "EUR"))
                .setReturnedAt(NOON)
                .setRecordedAt(NOON)
                .build();
        return purchases(purchase, version, returned);
    }

    private static Event purchases(UUID purchase, long version, SpecificRecord payload) {
        return Event.of(Topics.PURCHASES, purchase.toString(), version, payload, NOON);
    }

    private long number(String query, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void execute(String sql, UUID parameter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            statement.execute();
        }
    }
}
