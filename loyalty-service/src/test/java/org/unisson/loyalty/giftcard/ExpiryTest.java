package org.unisson.loyalty.giftcard;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.GiftCardBalanceExpired;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.loyalty.testing.Topic;
import org.unisson.schemas.Topics;

/** What expires is booked once, and told once to who keeps the retailer's books. */
@QuarkusTest
@OnTheStack
class ExpiryTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

    private Cards cards;

    @BeforeEach
    void open() {
        cards = new Cards(others, environment.token("agent"));
    }

    @Test
    void whatHasExpiredIsBookedOnceAndWhatGoesBackAfterwardsGoesOnANewCard() throws SQLException {
        JsonPath card = cards.sold(50_00);
        UUID purchase = cards.spent(card, 30_00, Instant.now());
        cards.awaitBalance(card, 20_00);
        Instant expiry = expire(card);

        cards.awaitBalance(card, 0);
        others.send(Cards.returned(purchase, 2, Ids.next(), null, card, 5_00));
        cards.spent(card, 3_00, expiry.minusSeconds(1));
        cards.spent(card, 2_00, expiry);

        cards.awaitBalance(card, -2_00);
        assertThat(cards.card(card).getList("entries.amount.minor"))
                .containsExactlyInAnyOrder(50_00, -30_00, -20_00, 3_00, -3_00, -2_00);
        JsonPath summary = given().auth()
                .oauth2(environment.token("admin"))
                .get("/gift-cards/summary")
                .jsonPath();
        assertThat(summary.getLong("[0].outstanding"))
                .isEqualTo(summary.getLong("[0].issued")
                        - summary.getLong("[0].spent")
                        + summary.getLong("[0].refunded")
                        - summary.getLong("[0].expired"));
        assertThat(told(card)).containsExactlyInAnyOrder(20_00L, -3_00L);
    }

    /** What was told of each entry by which the card expired. */
    private List<Long> told(JsonPath card) throws SQLException {
        Topic topic = new Topic(environment, codec, Topics.GIFT_CARDS);
        List<Long> amounts = new ArrayList<>();
        for (UUID entry : expired(card)) {
            Topic.Told told = await().atMost(60, SECONDS)
                    .until(() -> topic.about(entry), all -> !all.isEmpty())
                    .getFirst();
            var event = (GiftCardBalanceExpired) told.payload();
            assertThat(told.id()).isEqualTo(entry.toString());
            assertThat(event.getGiftCardId()).isEqualTo(UUID.fromString(card.getString("giftCardId")));
            amounts.add(event.getAmount().getMinor());
        }
        return amounts;
    }

    private List<UUID> expired(JsonPath card) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select entry_id from gift_card_entry where cause = 'EXPIRED' and gift_card_id = ?::uuid")) {
            statement.setString(1, card.getString("giftCardId"));
            List<UUID> ids = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    /** Moves the card's expiry to a moment ago. */
    private Instant expire(JsonPath card) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update gift_card set expires_at = now() - interval '1 minute' where gift_card_id = ?::uuid returning expires_at")) {
            statement.setString(1, card.getString("giftCardId"));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getTimestamp(1).toInstant();
            }
        }
    }
}
