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
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;

/** What was set aside is let go once, unless somebody has taken it. */
@QuarkusTest
@OnTheStack
class LetGoTest {

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
    void whatWasSetAsideIsLetGoOnceAndCanBeSpentAtOnce() {
        JsonPath card = cards.sold(50_00);
        UUID authorisation = cards.authorised(card, 50_00);

        letGo(authorisation).then().statusCode(204);
        letGo(authorisation).then().statusCode(204);

        cards.authorised(card, 50_00);
        letGo(authorisation).then().statusCode(204);
        assertThat(cards.card(card).getLong("setAside.minor")).isEqualTo(50_00);
        letGo(Ids.next()).then().statusCode(404);
    }

    @Test
    void whatAnOrderHasTakenIsNotLetGoAndWhatWasLetGoIsNotTaken() {
        JsonPath card = cards.sold(50_00);
        UUID taken = cards.authorised(card, 20_00);
        UUID free = cards.authorised(card, 20_00);
        letGo(free).then().statusCode(204);

        others.send(Cards.placed(Ids.next(), taken, 20_00), Cards.placed(Ids.next(), free, 20_00));

        await().atMost(60, SECONDS).until(() -> letGo(taken).statusCode() == 409 || isBound(taken));
        letGo(taken).then().statusCode(409).body("type", equalTo("/problems/authorisation-taken"));
        assertThat(cards.card(card).getLong("setAside.minor")).isEqualTo(20_00);
    }

    @Test
    void letGoWhileOrdersTakeItIsOneOrTheOther() throws SQLException {
        JsonPath card = cards.sold(50_00);
        List<UUID> authorisations = IntStream.range(0, 10)
                .mapToObj(index -> cards.authorised(card, 1_00))
                .toList();
        authorisations.forEach(one -> others.send(Cards.placed(Ids.next(), one, 1_00)));

        List<Integer> answers = authorisations.parallelStream()
                .map(one -> letGo(one).statusCode())
                .toList();

        assertThat(answers).isSubsetOf(204, 409);
        long free = answers.stream().filter(status -> status == 204).count();
        await().atMost(60, SECONDS)
                .until(() -> count(
                                "select count(*) from gift_card_authorisation where state = 'BOUND' and gift_card_id = ?::uuid",
                                card.getString("giftCardId"))
                        == 10 - free);
        assertThat(cards.card(card).getLong("setAside.minor")).isEqualTo(100 * (10 - free));
    }

    private boolean isBound(UUID authorisation) throws SQLException {
        return count(
                        "select count(*) from gift_card_authorisation where state = 'BOUND' and authorisation_id = ?::uuid",
                        authorisation.toString())
                == 1;
    }

    private static Response letGo(UUID authorisation) {
        return given().delete("/gift-cards/authorisations/" + authorisation);
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
