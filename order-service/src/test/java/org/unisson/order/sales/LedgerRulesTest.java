package org.unisson.order.sales;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unisson.order.receipt.Tills.sold;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.receipt.Till;
import org.unisson.order.testing.Others;

/** What the database itself refuses, whoever asks: a changed entry, and one that does not sum to zero. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LedgerRulesTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update sales_posting set amount = amount + 1",
                "update sales_entry set booked_at = now()",
                "delete from sales_posting",
                "delete from sales_entry",
                "truncate sales_posting",
                "truncate sales_entry cascade"
            })
    void nothingIsEverChanged(String statement) {
        assertThatThrownBy(() -> inTransaction(connection -> execute(connection, statement)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the sales ledger is never changed");
    }

    @Test
    void postingsOfOneStatementSumToZeroPerCurrency() {
        assertThatThrownBy(() -> inTransaction(connection -> {
                    UUID entry = entry(connection);
                    post(connection, entry, "CASH", 1, "EUR", "REVENUE", -2, "EUR");
                }))
                .hasMessageContaining("must sum to zero");
        assertThatThrownBy(() -> inTransaction(connection -> {
                    UUID entry = entry(connection);
                    post(connection, entry, "CASH", 1, "EUR", "REVENUE", -1, "USD");
                }))
                .hasMessageContaining("must sum to zero");
    }

    @Test
    void nothingIsAddedToAnEntryThatTipsItOrIsNotThere() throws SQLException {
        UUID entry = Ids.next();
        inTransaction(connection -> {
            entry(connection, entry);
            post(connection, entry, "CASH", 5, "EUR", "REVENUE", -5, "EUR");
        });

        assertThatThrownBy(() -> inTransaction(connection -> execute(
                        connection,
                        "insert into sales_posting (entry_id, position, account, amount, currency, channel, pieces,"
                                + " occurred_at) values ('" + entry + "', 2, 'CASH', 1, 'EUR', 'web', 0, now())")))
                .hasMessageContaining("must sum to zero");
        assertThatThrownBy(() -> inTransaction(
                        connection -> post(connection, Ids.next(), "CASH", 5, "EUR", "REVENUE", -5, "EUR")))
                .hasMessageContaining("no such entry");
    }

    @Test
    void anEntryHasPostingsWhenItsTransactionEnds() throws SQLException {
        assertThatThrownBy(() -> inTransaction(this::entry)).hasMessageContaining("needs postings");
        inTransaction(connection -> {
            UUID entry = entry(connection);
            post(connection, entry, "CASH", 5, "EUR", "REVENUE", -5, "EUR");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into purchase (purchase_id, kind, order_id, channel, currency, total, units, fulfilled,"
                        + " purchased_at, recorded_at) values (gen_random_uuid(), 'ORDER', gen_random_uuid(), 'web',"
                        + " 'EUR', 0, 1, false, now(), now())",
                "insert into purchase_return (return_id, purchase_id, version, channel, location, currency, total, units,"
                        + " returned_at, recorded_at) select gen_random_uuid(), purchase_id, 99, channel, 'here', 'EUR', 0,"
                        + " 1, now(), now() from purchase limit 1"
            })
    void nothingIsSoldOrTakenBackThatIsNotBooked(String statement) {
        Till till = Till.opened(environment, others);
        sold(till.service(), till.receipt());

        assertThatThrownBy(() -> inTransaction(connection -> execute(connection, statement)))
                .hasMessageContaining("is not booked");
    }

    @Test
    void oneCauseBooksOnce() {
        Till till = Till.opened(environment, others);
        UUID purchase = sold(till.service(), till.receipt());

        assertThatThrownBy(() -> inTransaction(connection -> entry(connection, purchase)))
                .hasMessageContaining("duplicate key");
    }

    private UUID entry(Connection connection) throws SQLException {
        return entry(connection, Ids.next());
    }

    private UUID entry(Connection connection, UUID id) throws SQLException {
        // Long ago, and not within any test's hour.
        execute(
                connection,
                "insert into sales_entry values ('" + id + "', 'SALE', '" + id + "', 'web', '1950-01-01Z', now())");
        return id;
    }

    private static void post(Connection connection, UUID entry, Object... accounts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into sales_posting (entry_id, position, account, amount, currency, channel, pieces, occurred_at)
                values (?, 0, ?, ?, ?, 'web', 0, '1950-01-01Z'), (?, 1, ?, ?, ?, 'web', 0, '1950-01-01Z')""")) {
            statement.setObject(1, entry);
            statement.setObject(5, entry);
            for (int index = 0; index < 3; index++) {
                statement.setObject(2 + index, accounts[index]);
                statement.setObject(6 + index, accounts[3 + index]);
            }
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }

    private void inTransaction(Work work) throws SQLException {
        try (Connection connection = environment.connect()) {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        }
    }

    /** What is done in a transaction. */
    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
