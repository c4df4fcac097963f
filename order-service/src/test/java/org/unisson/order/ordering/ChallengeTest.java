package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.payment.application.NotificationSignature;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** The customer's bank wants to see the customer before the card pays (3-D Secure), and the gateway tells of it late. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ChallengeTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Told told;

    private String token;
    private Charges charges;

    @BeforeEach
    void tokens() {
        token = environment.customerToken(Ids.next());
        charges = new Charges(shop, environment.token("admin"));
    }

    @Test
    void whoPassesItHasBought() throws SQLException {
        UUID order = challenged("tok_3ds");

        JsonPath waiting = shop.order(token, order);
        assertThat(waiting.getString("status")).isEqualTo("PENDING");
        assertThat(waiting.getString("nextAction.type")).isEqualTo("REDIRECT");
        assertThat(shop.number("select count(token) from payment where order_id = ?", order))
                .as("the card is not asked any more")
                .isZero();
        answer(order, true).then().statusCode(200).body("status", equalTo("APPROVED"));

        JsonPath confirmed = shop.until(token, order, "CONFIRMED");
        assertThat(confirmed.getMap("nextAction")).isNull();
        charges.awaitCharged(order, 7_00);
        assertThat(told.of(Topics.ORDERS, order.toString(), 2)).hasSize(2);
    }

    @Test
    void theGoodsAreKeptForAsLongAsItMayTake() {
        UUID order = shop.placed(token, null, 7_00, "tok_3ds", 0);
        Instant before = decideBy(order);
        shop.reserved(order, 1);
        awaitChallenge(order);

        OrderPlaced placed = (OrderPlaced)
                told.of(Topics.ORDERS, order.toString(), 1).getFirst().payload();

        assertThat(placed.getDecideBy()).isEqualTo(before.plusSeconds(600));
        assertThat(decideBy(order)).isEqualTo(placed.getDecideBy());
    }

    @ParameterizedTest
    @CsvSource({"tok_3ds,false", "tok_3ds_failed,true"})
    void whoFailsItHasNot(String card, boolean passed) {
        UUID order = challenged(card);

        answer(order, passed).then().statusCode(200).body("status", equalTo("DECLINED"));

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("PAYMENT_DECLINED");
        charges.of(order).then().body("[0].authorised.minor", equalTo(0));
    }

    @Test
    void whoNeverComesBackIsNotCharged() throws SQLException {
        UUID order = challenged("tok_3ds_abandoned");

        shop.execute("update orders set decide_by = now() where order_id = ?", order);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("TIMED_OUT");
        await().atMost(40, SECONDS)
                .until(() -> charges.of(order).jsonPath().getList("status").contains("CANCELLED"));
        answerAt(reference(order), true).then().statusCode(409);
    }

    @Test
    void anApprovalThatComesAfterTheEndIsVoided() throws SQLException {
        UUID order = challenged("tok_3ds");
        UUID reference = reference(order);
        shop.execute("update orders set decide_by = now() where order_id = ?", order);
        shop.until(token, order, "CANCELLED");
        awaitPayment(order, "CANCELLED");

        // A gateway that lets the customer through all the same.
        approveAtTheGateway(reference);
        notify(notification(Ids.next().toString(), reference, "APPROVED"))
                .then()
                .statusCode(202);

        await().atMost(40, SECONDS).until(() -> charges.of(order).jsonPath().getInt("[0].voided.minor") == 7_00);
        charges.of(order).then().body("[0].captured.minor", equalTo(0));
        assertThat(shop.order(token, order).getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void whereNothingIsNotifiedTheGatewayIsAsked() throws SQLException {
        UUID order = challenged("tok_3ds");

        approveAtTheGateway(reference(order));

        shop.until(token, order, "CONFIRMED");
    }

    @Test
    void notificationsMayComeTwiceAtOnceAndBeWrong() throws SQLException {
        UUID order = challenged("tok_3ds");
        UUID reference = reference(order);
        String body = notification(Ids.next().toString(), reference, "APPROVED");

        // Nobody has passed anything: the gateway, when asked, says so.
        IntStream.range(0, 8).parallel().mapToObj(index -> notify(body)).forEach(answer -> answer.then()
                .statusCode(202));
        notify(notification(Ids.next().toString(), reference, "DECLINED"))
                .then()
                .statusCode(202);

        assertThat(shop.number("select count(*) from payment_notification where reference = ?", reference))
                .isEqualTo(2);
        assertThat(shop.order(token, order).getString("status")).isEqualTo("PENDING");
        answer(order, true).then().statusCode(200);
        shop.until(token, order, "CONFIRMED");
        charges.awaitCharged(order, 7_00);
        notify(notification(Ids.next().toString(), reference, "DECLINED"))
                .then()
                .statusCode(202);
        assertThat(shop.order(token, order).getString("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void theWaitEndsWhenItIsTheCustomersTurn() {
        String channel = shop.web();
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, shop.sku(7_00), 1, channel).then().statusCode(201);
        String key = UUID.randomUUID().toString();
        UUID order = checkout(cart, channel, key, 0).jsonPath().getUUID("orderId");
        shop.reserved(order, 1);

        Response answer = checkout(cart, channel, key, 30);

        answer.then().statusCode(202).body("nextAction.type", equalTo("REDIRECT"));
        assertThat(answer.header("Location")).endsWith("/orders/" + order);
    }

    @Test
    void onlyTheGatewayNotifies() {
        String body = notification("1", Ids.next(), "APPROVED");
        String good = NotificationSignature.sign("sandbox", Instant.now(), bytes(body));
        String old = NotificationSignature.sign("sandbox", Instant.now().minusSeconds(3_600), bytes(body));

        for (Response refused : List.of(
                send("sandbox", body, null),
                send("sandbox", body, old),
                send("sandbox", body + " ", good),
                send("other", body, good))) {
            refused.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/not-signed"));
        }
        send("sandbox", body, good).then().statusCode(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "null",
                "[]",
                "{\"notificationId\":\"1\"}",
                "{\"notificationId\":\"\",\"reference\":\"0190a000-0000-7000-8000-000000000001\",\"outcome\":\"APPROVED\"}",
                "{\"notificationId\":\"1\",\"reference\":\"0190a000-0000-7000-8000-000000000001\",\"outcome\":\"MAYBE\"}"
            })
    void whatIsSignedAndNoNotificationIsTheSendersFault(String body) {
        notify(body).then().statusCode(400).contentType("application/problem+json");
    }

    private UUID challenged(String card) {
        UUID order = shop.placed(token, null, 7_00, card, 0);
        shop.reserved(order, 1);
        awaitChallenge(order);
        return order;
    }

    private void awaitChallenge(UUID order) {
        await().atMost(40, SECONDS).until(() -> shop.order(token, order).getString("nextAction.url") != null);
    }

    private Instant decideBy(UUID order) {
        return Instant.parse(shop.order(token, order).getString("decideBy"));
    }

    private UUID reference(UUID order) {
        return UUID.fromString(charges.of(order).jsonPath().getString("[0].reference"));
    }

    private void awaitPayment(UUID order, String status) {
        await().atMost(40, SECONDS)
                .until(() -> shop.number(
                                "select count(*) from payment where status = '" + status + "' and order_id = ?", order)
                        == 1);
    }

    private void approveAtTheGateway(UUID reference) throws SQLException {
        shop.execute("update sandbox_charge set status = 'APPROVED' where reference = ?", reference.toString());
    }

    private Response answer(UUID order, boolean passed) {
        String url = shop.order(token, order).getString("nextAction.url");
        return shop.read(null).body(Map.of("passed", passed)).post(url);
    }

    private Response answerAt(UUID reference, boolean passed) {
        return shop.read(null).body(Map.of("passed", passed)).post("/sandbox/challenges/" + reference);
    }

    private Response checkout(String cart, String channel, String key, int wait) {
        return shop.read(token)
                .header("Idempotency-Key", key)
                .header("Prefer", "wait=" + wait)
                .body(Map.of("channel", channel, "method", "SHIP", "cardToken", "tok_3ds"))
                .post("/carts/" + cart + "/checkout");
    }

    private static String notification(String id, UUID reference, String outcome) {
        return "{\"notificationId\":\"" + id + "\",\"reference\":\"" + reference + "\",\"outcome\":\"" + outcome
                + "\"}";
    }

    private Response notify(String body) {
        return send("sandbox", body, NotificationSignature.sign("sandbox", Instant.now(), bytes(body)));
    }

    private Response send(String gateway, String body, String signature) {
        var request = shop.read(null).body(bytes(body));
        if (signature != null) {
            request.header(NotificationSignature.HEADER, signature);
        }
        return request.post("/payment-notifications/" + gateway);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
