package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** A card's token is kept while the card may still be asked, and nowhere after that. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CardTokenTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Told told;

    @Inject
    AgroalDataSource database;

    private String token;

    @BeforeEach
    void customer() {
        token = environment.customerToken(Ids.next());
    }

    @Test
    void itIsForgottenWhenTheCardHasPaid() throws SQLException {
        UUID order = shop.placed(token, null, 7_00, "tok_visa", 0);
        assertThat(kept(order)).isEqualTo(1);

        shop.reserved(order, 1);
        shop.until(token, order, "CONFIRMED");

        assertThat(kept(order)).isZero();
        await().atMost(90, SECONDS).until(() -> payments(order, "CAPTURED") == 1);
    }

    @Test
    void itIsForgottenWhenTheCardDeclines() throws SQLException {
        UUID order = shop.placed(token, null, 7_00, "tok_declined", 0);

        shop.reserved(order, 1);
        shop.until(token, order, "CANCELLED");

        assertThat(kept(order)).isZero();
        assertThat(payments(order, "DECLINED")).isEqualTo(1);
    }

    @Test
    void itIsForgottenWhenTheOrderEndsBeforeTheCardIsAsked() throws SQLException {
        UUID order = shop.placed(token, null, 7_00, "tok_visa", 0);

        shop.refused(order);
        shop.until(token, order, "CANCELLED");

        assertThat(kept(order)).isZero();
        assertThat(payments(order, "CANCELLED")).isEqualTo(1);
    }

    @Test
    void itIsForgottenWhenTheOrderEndsWhileTheCardIsAsked() throws SQLException {
        UUID order = shop.placed(token, null, 7_00, "tok_timeout_approved", 0);
        shop.reserved(order, 1);
        await().atMost(90, SECONDS).until(() -> payments(order, "REQUESTED") == 1);

        shop.execute("update orders set decide_by = now() where order_id = ?", order);
        shop.until(token, order, "CANCELLED");

        assertThat(kept(order)).isZero();
        await().atMost(40, SECONDS).until(() -> payments(order, "CANCELLED") == 1);
    }

    @Test
    void itIsForgottenWhenPointsPayAll() throws SQLException {
        UUID order = shop.placed(token, null, 5_00, "tok_visa", 500);

        shop.held(order, 500, 5_00);
        shop.reserved(order, 1);
        shop.until(token, order, "CONFIRMED");

        assertThat(kept(order)).isZero();
        assertThat(payments(order, "CANCELLED")).isEqualTo(1);
    }

    @Test
    void nothingThatIsKeptToldOrAnsweredShowsIt() throws SQLException {
        String secret = "tok_" + UUID.randomUUID();
        UUID order = shop.placed(token, null, 7_00, secret, 0);
        shop.reserved(order, 1);
        shop.until(token, order, "CANCELLED");

        assertThat(told.of(Topics.ORDERS, order.toString(), 2).toString()).doesNotContain(secret);
        assertThat(shop.read(token).get("/orders/" + order).asString()).doesNotContain(secret);
        for (String table : ownTables()) {
            assertThat(shop.number(
                            "select count(*) from " + table + " as t where t::text like '%' || ? || '%'", secret))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aProblemDoesNotRepeatIt() {
        String malformed = "tok visa " + UUID.randomUUID();

        Response refused = shop.command(token)
                .body(Map.of("channel", "web", "method", "SHIP", "cardToken", malformed))
                .post("/carts/" + Ids.next() + "/checkout");

        refused.then().statusCode(400);
        assertThat(refused.asString()).contains("/cardToken").doesNotContain(malformed);
    }

    private long kept(UUID order) throws SQLException {
        return shop.number("select count(token) from payment where order_id = ?", order);
    }

    private long payments(UUID order, String status) throws SQLException {
        return shop.number("select count(*) from payment where status = '" + status + "' and order_id = ?", order);
    }

    /** All but those of the sandbox, which stand for the gateway's side of the wire. */
    private List<String> ownTables() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename not like 'sandbox%'")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            assertThat(tables).contains("payment", "orders", "idempotent_answer");
            return tables;
        }
    }
}
