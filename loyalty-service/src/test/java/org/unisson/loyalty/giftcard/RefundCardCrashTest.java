package org.unisson.loyalty.giftcard;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.giftcard.application.ServeGiftCards;
import org.unisson.loyalty.giftcard.domain.GiftCardFact;
import org.unisson.loyalty.giftcard.messaging.GiftCardFacts;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;

/** Wherever a refund on a gift card is interrupted and however often it is repeated, there is one card with its money. */
@QuarkusTest
@OnTheStack
class RefundCardCrashTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    ServeGiftCards serving;

    @Inject
    Transactions transactions;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void interruptedBeforeItsCommitItIsAsIfItHadNotBegun(int interruptions) throws Exception {
        UUID refund = Ids.next();
        Event told = Cards.received(refund, Ids.next(), null, 7_51);
        for (int i = 0; i < interruptions; i++) {
            interrupted(told);
        }
        assertThat(cards(refund)).isZero();

        others.send(told, told);
        awaitCard(refund);
        for (int i = 0; i < interruptions; i++) {
            interrupted(told);
        }
        // Committed, and killed before the consumer had told Kafka: it comes again to a process that has forgotten it.
        serve(told);

        assertThat(cards(refund)).isEqualTo(1);
        assertThat(onCards(refund)).isEqualTo(7_51);
    }

    @Test
    void whatGoesBackOfALockedCardIsOnOneNewCardToo() throws Exception {
        Cards holders = new Cards(others, environment.token("agent"));
        JsonPath card = holders.sold(50_00);
        UUID purchase = holders.spent(card, 30_00, Instant.now());
        holders.awaitBalance(card, 20_00);
        lock(card);
        UUID back = Ids.next();
        Event told = Cards.returned(purchase, 2, back, Ids.next(), card, 10_01);

        interrupted(told);
        others.send(told, told);
        awaitCard(back);
        // What the inbox has forgotten is refused by the ledger, and not paid twice.
        assertThat(failure(() -> served(told))).hasMessageContaining("refund_card");

        assertThat(cards(back)).isEqualTo(1);
        assertThat(onCards(back)).isEqualTo(10_01);
        assertThat(holders.card(card).getLong("balance.minor")).isEqualTo(20_00);
    }

    /** All is done, and then the process is gone before it commits. */
    private void interrupted(Event told) {
        GiftCardFact fact = GiftCardFacts.ofPurchases(told.payload()).orElseThrow();
        assertThat(failure(() -> transactions.run(tx -> serving.purchases(tx, List.of(fact))
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("killed"))))))
                .hasMessageContaining("killed");
    }

    private void serve(Event told) {
        assertThat(failure(() -> served(told))).isNull();
    }

    private Uni<Void> served(Event told) {
        GiftCardFact fact = GiftCardFacts.ofPurchases(told.payload()).orElseThrow();
        return transactions.run(tx -> serving.purchases(tx, List.of(fact)));
    }

    private static Throwable failure(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void awaitCard(UUID refund) {
        await().atMost(60, SECONDS)
                .until(() -> given().auth()
                                .oauth2(environment.token("agent"))
                                .get("/refund-cards/" + refund)
                                .statusCode()
                        == 200);
    }

    private void lock(JsonPath card) {
        String wrong = card.getString("pin").equals("000000") ? "000001" : "000000";
        JsonPath guessed = new JsonPath("{\"number\":\"" + card.getString("number") + "\",\"pin\":\"" + wrong + "\"}");
        for (int i = 0; i < 5; i++) {
            Cards.enquire(guessed).then().statusCode(403);
        }
    }

    private long cards(UUID refund) throws SQLException {
        return number("select count(*) from refund_card where refund_id = ?", refund);
    }

    /** On all cards. */
    private long onCards(UUID refund) throws SQLException {
        return number("select coalesce(sum(minor), 0)::bigint from gift_card_entry where source_id = ?", refund);
    }

    private long number(String query, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
