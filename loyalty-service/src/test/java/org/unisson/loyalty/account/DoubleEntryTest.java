package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.account.application.AuditLedger;
import org.unisson.loyalty.account.application.CreditPurchases;
import org.unisson.loyalty.account.application.LinkCustomers;
import org.unisson.loyalty.account.application.ServeOrders;
import org.unisson.loyalty.account.domain.CustomerFact;
import org.unisson.loyalty.account.domain.OrderFact;
import org.unisson.loyalty.account.domain.PurchaseFact;
import org.unisson.loyalty.testing.OnTheStack;

/** The database keeps the ledger right, whoever writes it, and an audit looks after what it cannot keep. */
@QuarkusTest
@OnTheStack
class DoubleEntryTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    /**
     * One who has earned, got something back, merged a card and spent, and has an open hold beside one that was spent and
     * one that was let go.
     */
    private static final String BEFORE = """
            insert into account (account_id, customer_id, points, held, version, merged_into, event_id, delta, cause,
                                 changed_at)
            values ('00000000-0000-7000-8000-000000000001', gen_random_uuid(), 84, 20, 9, null, gen_random_uuid(), 0,
                    'HELD', now()),
                   ('00000000-0000-7000-8000-000000000002', null, 0, 0, 3, '00000000-0000-7000-8000-000000000001',
                    gen_random_uuid(), -10, 'TRANSFERRED', now()),
                   ('00000000-0000-7000-8000-000000000003', null, -2, 0, 2, null, gen_random_uuid(), -2, 'RETURN', now());
            insert into entry (entry_id, account_id, version, points, balance, cause, source, occurred_at, recorded_at)
            select ('00000000-0000-7000-8000-0000000000' || entry)::uuid,
                   ('00000000-0000-7000-8000-00000000000' || account)::uuid, version, points, 0, cause, entry, now(), now()
            from (values
                ('a1', '1', 1, 100, 'PURCHASE'), ('a2', '2', 2, 10, 'PURCHASE'), ('a3', '2', 3, -10, 'TRANSFERRED'),
                ('a4', '1', 2, 10, 'TRANSFERRED'), ('a5', '1', 3, -30, 'RETURN'), ('a6', '1', 5, -7, 'SPENT'),
                ('a7', '1', 6, 6, 'REFUNDED'), ('a8', '1', 7, 5, 'ADJUSTED'), ('a9', '3', 2, -2, 'RETURN'))
                as told (entry, account, version, points, cause);
            insert into hold (order_id, state, refunded, event_id, account_id, points, balance, decided_at)
            values ('00000000-0000-7000-8000-0000000000c1', 'HELD', 0, '00000000-0000-7000-8000-0000000000d1',
                    '00000000-0000-7000-8000-000000000001', 20, 64, now()),
                   ('00000000-0000-7000-8000-0000000000c2', 'CAPTURED', 6, gen_random_uuid(),
                    '00000000-0000-7000-8000-000000000001', 7, 64, now()),
                   ('00000000-0000-7000-8000-0000000000c3', 'RELEASED', 0, gen_random_uuid(),
                    '00000000-0000-7000-8000-000000000001', 5, 64, now())""";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Transactions transactions;

    @Inject
    CreditPurchases creditPurchases;

    @Inject
    LinkCustomers linkCustomers;

    @Inject
    ServeOrders serveOrders;

    @Inject
    AuditLedger audit;

    private final UUID customer = Ids.next();
    private final String card = "card-" + customer;

    @Test
    void theDatabaseRefusesWhatDoesNotSumToZero() throws SQLException {
        UUID account = aMember();
        refused(account, 5, "values ($1::uuid, 1, $2::uuid, 'ACTIVE', 5)", "must sum to zero");
        refused(
                account,
                5,
                "values ($1::uuid, 1, $2::uuid, 'ACTIVE', 6), ($1, 2, null, 'GESTURES', -6)",
                "does not balance");
        refused(account, 5, "select $1::uuid, 1, $2::uuid, 'ACTIVE', 5 where false", "does not balance");
        refused(account, 5, "values ($1::uuid, 1, $2::uuid, 'ISSUED', 5)", "posting_book");
    }

    @Test
    void nothingAddedLaterTipsAnEntry() throws SQLException {
        UUID account = aMember();
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            String add =
                    "insert into posting select entry_id, 3, account_id, 'ACTIVE', 5 from entry where account_id = '"
                            + account + "' and points <> 0";
            assertThatThrownBy(() -> statement.execute(add)).hasMessageContaining("must sum to zero");
            assertThatThrownBy(() -> statement.execute("insert into posting values ('" + Ids.next() + "', 1, '"
                            + account + "', 'ACTIVE', 5), ('" + Ids.next() + "', 2, null, 'ISSUED', -5)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatAMemberHasIsBookedAndTheSummarySumsToZero() throws SQLException {
        UUID account = aMember();
        inTransaction(
                tx -> serveOrders.apply(tx, List.of(new OrderFact.Placed(Ids.next(), customer, 30, "EUR", NOON))));

        assertThat(rows("select book || ' ' || sum(points) from posting where account_id = '" + account
                        + "' group by book order by book"))
                .containsExactly("ACTIVE 70", "HELD 30");
        assertThat(rows("select cause || ' ' || points from entry where account_id = '" + account
                        + "' order by version"))
                .containsExactly("PURCHASE 100", "HELD 0");
        Map<String, Number> books = given().auth()
                .oauth2(environment.token("admin"))
                .get("/points/summary")
                .jsonPath()
                .getMap("books");
        assertThat(books.values().stream().mapToLong(Number::longValue).sum()).isZero();
        assertThat(books.get("TRANSFERS").longValue()).isZero();
        assertThat(given().auth()
                        .oauth2(environment.token("agent"))
                        .get("/accounts/" + account + "/entries")
                        .jsonPath()
                        .getList("items.cause"))
                .containsExactly("PURCHASE");
    }

    @Test
    void theDatabaseRefusesAnAccountThatIsNotItsLots() throws SQLException {
        UUID account = aMember();
        for (String change : List.of(
                "update account set points = points + 1",
                "update account set held = held + 1",
                "update account set points = points - 1, pending = pending - 1",
                "update lot set free = free - 1",
                "update lot set free = free - 1, held = held + 1")) {
            assertThatThrownBy(() -> change(change + " where account_id = '" + account + "'"))
                    .as(change)
                    .isInstanceOf(SQLException.class);
        }
        assertThat(rows("select points || ' ' || held from account where account_id = '" + account + "'"))
                .containsExactly("100 0");
    }

    @Test
    void theAuditTellsAnAccountThatIsNotItsLedger() throws Throwable {
        UUID account = aMember();
        long before = found().drifted();
        try {
            changeUnseen("update account set points = points + 1 where account_id = '" + account + "'");

            AuditLedger.Finding found = found();

            assertThat(found.drifted()).isEqualTo(before + 1);
            assertThat(found.rest()).isZero();
            assertThat(found.isRight()).isFalse();
            assertThat(given().get("/q/health/well").asString()).contains("points ledger");
        } finally {
            changeUnseen("update account set points = points - 1 where account_id = '" + account + "'");
        }
        assertThat(found().drifted()).isEqualTo(before);
    }

    @Test
    void whatIsThereIsBookedByTheMigration() throws SQLException {
        String schema = "before_" + UUID.randomUUID().toString().replace("-", "");
        migrations(schema).target("6").load().migrate();
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            statement.execute(BEFORE);

            migrations(schema).load().migrate();

            assertThat(rows(statement, """
                            select concat_ws(' ', right(account_id::text, 1), book, sum(points)) from posting
                            group by account_id, book having sum(points) <> 0 order by account_id, book"""))
                    .containsExactly(
                            "1 ACTIVE 64",
                            "1 HELD 20",
                            "3 ACTIVE -2",
                            "GESTURES -5",
                            "ISSUED -110",
                            "REDEEMED 1",
                            "REVERSED 32");
            assertThat(rows(statement, "select source from entry where version is null and cause = 'HELD'"))
                    .containsExactly("hold:00000000-0000-7000-8000-0000000000c1");
            // All of it is one lot, which never expires; who owes has none.
            assertThat(rows(statement, """
                            select concat_ws(' ', right(account_id::text, 1), free, held, pending, expires_at) from lot""")).containsExactly("1 64 20 0");
            assertThat(rows(statement, """
                            select concat_ws(' ', right(p.account_id::text, 1), book, sum(points)) from posting p
                            join lot using (lot_id) group by p.account_id, book order by 1""")).containsExactly("1 ACTIVE 64", "1 HELD 20");
            assertThat(rows(statement, "select concat_ws(' ', right(order_id::text, 2), points) from hold_part"))
                    .containsExactly("c1 20");
        }
    }

    /** Somebody with a hundred points. */
    private UUID aMember() throws SQLException {
        inTransaction(tx -> linkCustomers.apply(tx, List.of(new CustomerFact(customer, Set.of(card), NOON))));
        inTransaction(tx -> creditPurchases.apply(
                tx,
                List.of(new PurchaseFact.Sale(
                        Ids.next(), null, card, null, new Money(100_00, "EUR"), Money.zero("EUR"), NOON))));
        return UUID.fromString(rows("select account_id::text from account where customer_id = '" + customer + "'")
                .getFirst());
    }

    private void refused(UUID account, long points, String postings, String message) throws SQLException {
        UUID entry = Ids.next();
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> {
                        statement.execute(
                                "insert into entry (entry_id, account_id, version, points, balance, cause, source, occurred_at, recorded_at) values ('"
                                        + entry + "', '" + account + "', 1000, " + points
                                        + ", 0, 'ADJUSTED', '" + entry + "', now(), now())");
                        statement.execute("insert into posting (entry_id, position, account_id, book, points) "
                                + postings.replace("$1", "'" + entry + "'").replace("$2", "'" + account + "'"));
                        connection.commit();
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(message);
            connection.rollback();
        }
    }

    private AuditLedger.Finding found() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(audit::run);
    }

    /** Like the consumer, it repeats what failed for now only. */
    private <T> T inTransaction(Function<Transaction, Uni<T>> work) {
        while (true) {
            try {
                return VertxContextSupport.subscribeAndAwait(() -> transactions.run(work));
            } catch (Throwable failure) {
                if (!TransientFailures.isTransient(failure)) {
                    throw new AssertionError(failure);
                }
            }
        }
    }

    private void change(String update) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }

    /** As if the database had been touched by hand. */
    private void changeUnseen(String update) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table account disable trigger account_is_its_lots");
            statement.executeUpdate(update);
            statement.execute("alter table account enable trigger account_is_its_lots");
            connection.commit();
        }
    }

    private List<String> rows(String question) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            return rows(statement, question);
        }
    }

    private static List<String> rows(Statement statement, String question) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(question)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private FluentConfiguration migrations(String schema) {
        return Flyway.configure()
                .dataSource(environment.jdbcUrl(), environment.username(), environment.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .schemas(schema);
    }
}
