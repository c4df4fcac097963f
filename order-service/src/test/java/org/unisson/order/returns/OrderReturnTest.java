package org.unisson.order.returns;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.order.returns.Returning.request;
import static org.unisson.order.returns.Returning.take;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.payment.application.PaymentGateway;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.purchase.application.RecordPurchase;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.testing.Others;

/** Trap 2 and R8: what an order's card was charged goes back through the gateway, once, and not before it was charged. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class OrderReturnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    OwnContext contexts;

    @Inject
    Transactions transactions;

    @Inject
    RecordPurchase recordPurchase;

    @Inject
    PaymentGateway gateway;

    @Test
    void anOrderIsReturnedOnceItIsHandedOverAndItsCardGetsTheMoneyBack() throws SQLException {
        String service = environment.token("service");
        String store = others.store();
        String channel = others.channel("EUR");
        Purchase purchase = confirmed(channel);
        String line = purchase.lines().getFirst().lineId().toString();
        var lastPiece = request(channel, store, line, 1);

        take(service, purchase.purchaseId(), lastPiece)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-handed-over"));
        inTransaction(tx ->
                recordPurchase.fulfilled(tx, List.of(new HandOver(purchase.orderId(), purchase.orderId(), List.of()))));
        take(service, purchase.purchaseId(), lastPiece)
                .then()
                .statusCode(201)
                .body("refunds.kind", equalTo(List.of("CARD", "POINTS")))
                .body("refunds.amount.minor", equalTo(List.of(4_00, 1_00)));

        // The gateway has not charged yet, and so refuses to give back: the refund stays owed.
        await().atMost(PATIENCE).until(() -> owed("last_error is not null and done_at is null", purchase) == 4_00);
        refunds(service, purchase)
                .body("status", equalTo(List.of("OWED")))
                .body("amount.minor", equalTo(List.of(4_00)))
                .body("lastError[0]", containsString("is captured"));
        refunds(environment.customerToken(purchase.customerId()), purchase).body("lastError[0]", nullValue());
        given().auth()
                .oauth2(environment.customerToken(Ids.next()))
                .get("/orders/" + purchase.orderId() + "/card-refunds")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(service)
                .get("/card-refunds?attempts=1&limit=200")
                .then()
                .statusCode(200)
                .body("items.orderId", hasItem(purchase.orderId().toString()));
        charge(purchase);
        await().atMost(PATIENCE).until(() -> owed("done_at is not null", purchase) == 4_00);
        refunds(service, purchase).body("status", equalTo(List.of("PAID"))).body("paidAt[0]", notNullValue());
        given().auth()
                .oauth2(environment.customerToken(Ids.next()))
                .get("/card-refunds")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse refunds(String token, Purchase purchase) {
        return given().auth()
                .oauth2(token)
                .get("/orders/" + purchase.orderId() + "/card-refunds")
                .then()
                .statusCode(200);
    }

    private long owed(String state, Purchase purchase) throws SQLException {
        return number(
                "select coalesce(sum(amount), 0) from card_refund where order_id = ? and " + state, purchase.orderId());
    }

    private void charge(Purchase purchase) {
        PurchaseTender card = purchase.tenders().getFirst();
        contexts.run(() -> gateway.capture(UUID.fromString(card.reference()), card.amount()))
                .await()
                .atMost(PATIENCE);
    }

    /** A web order of two pieces for 10.00, confirmed: 8.00 approved by the card, 2.00 in points. */
    private Purchase confirmed(String channel) throws SQLException {
        UUID order = Ids.next();
        UUID payment = Ids.next();
        execute("""
                insert into orders (order_id, version, status, channel, lines, total_minor, currency, points, by_card,
                                    decide_by, placed_at, changed_at, correlation)
                values (?, 2, 'CONFIRMED', '""" + channel + """
                ', '[]', 1000, 'EUR', 0, true, now(), now(), now(), 'test')""", order);
        execute("""
                insert into payment (reference, order_id, token, minor, currency, status, changed_at)
                select '""" + payment + """
                ', ?, null, 800, 'EUR', 'CAPTURED', now()""", order);
        Money charged = new Money(8_00, "EUR");
        contexts.run(() -> gateway.authorise(payment, order, charged, new CardToken("tok_visa")))
                .await()
                .atMost(PATIENCE);
        Purchase purchase = purchase(order, payment, channel);
        inTransaction(tx -> recordPurchase.record(tx, List.of(purchase)));
        return purchase;
    }

    private static Purchase purchase(UUID order, UUID payment, String channel) {
        Money total = new Money(10_00, "EUR");
        return new Purchase(
                Ids.next(),
                PurchaseKind.ORDER,
                order,
                null,
                channel,
                null,
                Ids.next(),
                null,
                List.of(PurchaseLine.ofGoods(
                        Ids.next(), new Sku("SHIRT"), 2, new Money(5_00, "EUR"), Money.zero("EUR"), total, null)),
                List.of(
                        new PurchaseTender(PurchaseTender.CARD, new Money(8_00, "EUR"), payment.toString()),
                        new PurchaseTender(PurchaseTender.POINTS, new Money(2_00, "EUR"), null)),
                total,
                Instant.parse("2026-03-01T09:30:00Z"));
    }

    private void inTransaction(Function<Transaction, Uni<Void>> work) {
        contexts.run(() -> transactions.run(work)).await().atMost(PATIENCE);
    }

    private void execute(String statement, UUID parameter) throws SQLException {
        try (Connection connection = environment.connect();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, parameter);
            prepared.executeUpdate();
        }
    }

    private long number(String query, UUID parameter) throws SQLException {
        try (Connection connection = environment.connect();
                PreparedStatement prepared = connection.prepareStatement(query)) {
            prepared.setObject(1, parameter);
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
