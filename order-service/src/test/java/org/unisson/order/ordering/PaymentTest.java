package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** Trap 2: nobody is charged for what is not confirmed, and nothing is confirmed that is not paid. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class PaymentTest {

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
    void stockReservedTwiceChargesOnce() {
        UUID order = shop.placed(token, null, 7_00, "tok_visa", 0);

        shop.reserved(order, 1);
        shop.reserved(order, 1);
        shop.reserved(order, 2);

        shop.until(token, order, "CONFIRMED");
        charges.awaitCharged(order, 7_00);
        assertThat(told.of(Topics.ORDERS, order.toString(), 2)).hasSize(2);
    }

    @Test
    void withoutStockNobodyIsAsked() {
        UUID order = shop.placed(token, null, 7_00, "tok_visa", 0);

        shop.refused(order);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("OUT_OF_STOCK");
        charges.of(order).then().body("$", hasSize(0));
    }

    @Test
    void aDeclinedCardCancels() {
        UUID order = shop.placed(token, null, 7_00, "tok_declined", 0);

        shop.reserved(order, 1);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("PAYMENT_DECLINED");
        charges.of(order).then().body("[0].captured.minor", equalTo(0), "[0].authorised.minor", equalTo(0));
        var last = told.of(Topics.ORDERS, order.toString(), 2).getLast().payload();
        assertThat(((OrderCancelled) last).getReason()).isEqualTo("PAYMENT_DECLINED");
    }

    @Test
    void aFlakyGatewayIsAskedAgainAndChargesOnce() {
        UUID order = shop.placed(token, null, 7_00, "tok_flaky", 0);

        shop.reserved(order, 1);

        shop.until(token, order, "CONFIRMED");
        charges.awaitCharged(order, 7_00);
    }

    @Test
    void anApprovalAfterTheDeadlineIsVoided() throws SQLException {
        UUID order = shop.placed(token, null, 7_00, "tok_timeout_approved", 0);
        shop.reserved(order, 1);
        await().atMost(90, SECONDS)
                .until(() -> charges.of(order).jsonPath().getList("status").contains("PENDING"));

        shop.execute("update orders set decide_by = now() where order_id = ?", order);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("TIMED_OUT");
        await().atMost(40, SECONDS)
                .until(() -> charges.of(order).jsonPath().getList("status").contains("CANCELLED"));
        charges.of(order)
                .then()
                .body(
                        "[0].captured.minor", equalTo(0),
                        "[0].authorised.minor", equalTo(7_00),
                        "[0].voided.minor", equalTo(7_00));
    }

    @Test
    void pointsPayPartAndTheCardTheRest() {
        UUID order = shop.placed(token, null, 20_00, "tok_visa", 500);

        shop.reserved(order, 1);
        shop.held(order, 500, 5_00);

        JsonPath confirmed = shop.until(token, order, "CONFIRMED");
        assertThat(confirmed.getList("tenders.kind")).containsExactly("POINTS", "CARD");
        assertThat(confirmed.getList("tenders.amount.minor")).containsExactly(5_00, 15_00);
        charges.awaitCharged(order, 15_00);
    }

    @Test
    void pointsAlonePayWithoutACard() {
        UUID order = shop.placed(token, null, 5_00, null, 500);

        shop.held(order, 500, 5_00);
        shop.reserved(order, 1);

        assertThat(shop.until(token, order, "CONFIRMED").getList("tenders.kind"))
                .containsExactly("POINTS");
        charges.of(order).then().body("$", hasSize(0));
    }

    @Test
    void refusedPointsCancel() {
        UUID order = shop.placed(token, null, 20_00, "tok_visa", 500);

        shop.reserved(order, 1);
        shop.holdRefused(order);

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("POINTS_REFUSED");
        charges.of(order).then().body("$", hasSize(0));
    }

    @Test
    void aCrashBetweenTheGatewaysAnswerAndOurCommitChargesOnceAndConfirmsOnce() throws SQLException {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        shop.execute("create table if not exists crash (order_id uuid primary key)");
        shop.execute("""
                create or replace function crash() returns trigger language plpgsql as $$ begin
                    if new.status = 'CONFIRMED' and exists (select from crash where order_id = new.order_id) then
                        raise exception 'the process dies here';
                    end if;
                    return new;
                end $$""");
        shop.execute("create or replace trigger crash before update on orders for each row execute function crash()");
        shop.execute("insert into crash values (?)", order);

        shop.reserved(order, 1);
        await().atMost(90, SECONDS)
                .until(() -> charges.of(order).jsonPath().getList("status").contains("APPROVED"));
        shop.order(token, order);
        shop.execute("delete from crash where order_id = ?", order);

        shop.until(token, order, "CONFIRMED");
        charges.awaitCharged(order, 9_00);
        assertThat(told.of(Topics.ORDERS, order.toString(), 2)).hasSize(2);
    }
}
