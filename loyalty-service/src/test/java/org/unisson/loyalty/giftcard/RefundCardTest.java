package org.unisson.loyalty.giftcard;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;

/** What is owed on a gift card is on one, once, and number and PIN are told to whom it belongs. */
@QuarkusTest
@OnTheStack
class RefundCardTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    AgroalDataSource database;

    private String agent;
    private Cards cards;

    @BeforeEach
    void open() {
        agent = environment.token("agent");
        cards = new Cards(others, agent);
    }

    @Test
    void goodsWithoutAReceiptMakeACardWhichIsToldOnceToItsCustomer() throws SQLException {
        UUID refund = Ids.next();
        UUID customer = Ids.next();
        others.send(Cards.received(refund, customer, null, 7_51), Cards.received(refund, customer, null, 7_51));
        JsonPath made = awaitCard(refund);
        assertThat(made.getLong("amount.minor")).isEqualTo(7_51);
        assertThat(made.getString("disclosedAt")).isNull();
        String key = Ids.next().toString();
        String holder = environment.customerToken(customer);

        JsonPath told = disclose(holder, refund, key, Map.of())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();

        Cards.enquire(told).then().statusCode(200).body("available.minor", equalTo(7_51));
        JsonPath again = disclose(holder, refund, key, Map.of()).jsonPath();
        assertThat(again.getString("giftCardId")).isEqualTo(told.getString("giftCardId"));
        assertThat(again.getString("number")).isNull();
        assertThat(again.getString("pin")).isNull();
        disclose(holder, refund, Map.of()).then().statusCode(409).body("type", equalTo("/problems/already-disclosed"));
        assertThat(count(
                        "select count(*) from idempotent_answer where body like ?",
                        "%" + told.getString("number") + "%"))
                .isZero();
    }

    @Test
    void whoMayBeToldAndWhoNot() {
        UUID refund = Ids.next();
        others.send(Cards.received(refund, Ids.next(), null, 5_00));
        awaitCard(refund);

        disclose(environment.customerToken(Ids.next()), refund, Map.of()).then().statusCode(403);
        disclose(associateOf("3020000000029"), refund, Map.of()).then().statusCode(403);
        disclose(environment.token("service"), refund, Map.of()).then().statusCode(403);
        disclose(associateOf(Cards.STORE), refund, Map.of("because", "lost"))
                .then()
                .statusCode(403);
        disclose(associateOf(Cards.STORE), refund, Map.of("surprise", 1)).then().statusCode(400);
        disclose(agent, Ids.next(), Map.of()).then().statusCode(404);
        JsonPath first = disclose(associateOf(Cards.STORE), refund, Map.of())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        JsonPath second = disclose(agent, refund, Map.of("because", "the printer had no paper"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(second.getString("number")).isEqualTo(first.getString("number"));
        Cards.enquire(second).then().statusCode(200);
        if (!first.getString("pin").equals(second.getString("pin"))) {
            Cards.enquire(first).then().statusCode(403);
        }
    }

    @Test
    void ofManyWhoAskAtOnceOneIsTold() {
        UUID refund = Ids.next();
        UUID customer = Ids.next();
        others.send(Cards.received(refund, customer, null, 5_00));
        awaitCard(refund);
        String holder = environment.customerToken(customer);

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(index -> disclose(holder, refund, Map.of()).statusCode())
                .toList();

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void aCardThatTheTillHasMadeGetsItAndNoOtherIsMade() {
        JsonPath card = Cards.command(agent)
                .body(Map.of("amount", Cards.euros(20_00)))
                .post("/gift-cards")
                .jsonPath();
        UUID refund = Ids.next();

        others.send(Cards.received(refund, Ids.next(), card.getString("giftCardId"), 12_34));

        cards.awaitBalance(card, 12_34);
        assertThat(cards.card(card).getString("status")).isEqualTo("ACTIVE");
        refundCard(refund).then().statusCode(404);
    }

    @Test
    void whatALockedCardHadPaidGoesOnANewOne() {
        JsonPath card = cards.sold(50_00);
        UUID purchase = cards.spent(card, 30_00, Instant.now());
        cards.awaitBalance(card, 20_00);
        lock(card);
        UUID back = Ids.next();
        UUID customer = Ids.next();

        others.send(Cards.returned(purchase, 2, back, customer, card, 10_01));

        JsonPath made = awaitCard(back);
        assertThat(made.getLong("amount.minor")).isEqualTo(10_01);
        assertThat(cards.card(card).getLong("balance.minor")).isEqualTo(20_00);
        JsonPath told =
                disclose(environment.customerToken(customer), back, Map.of()).jsonPath();
        cards.authorised(told, 10_01);
    }

    private String associateOf(String store) {
        return environment.token(TokenRequest.of("associate").inStores(store));
    }

    private Response disclose(String token, UUID refund, Map<String, Object> body) {
        return disclose(token, refund, Ids.next().toString(), body);
    }

    private static Response disclose(String token, UUID refund, String key, Map<String, Object> body) {
        return Cards.command(token, key).body(body).post("/refund-cards/" + refund + "/disclosure");
    }

    private JsonPath awaitCard(UUID refund) {
        await().atMost(60, SECONDS).until(() -> refundCard(refund).statusCode() == 200);
        return refundCard(refund).jsonPath();
    }

    private Response refundCard(UUID refund) {
        return given().auth().oauth2(agent).get("/refund-cards/" + refund);
    }

    private void lock(JsonPath card) {
        String wrong = card.getString("pin").equals("000000") ? "000001" : "000000";
        JsonPath guessed = new JsonPath("{\"number\":\"" + card.getString("number") + "\",\"pin\":\"" + wrong + "\"}");
        for (int i = 0; i < 5; i++) {
            Cards.enquire(guessed).then().statusCode(403);
        }
    }

    private long count(String query, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
