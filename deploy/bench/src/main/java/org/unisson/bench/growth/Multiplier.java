package org.unisson.bench.growth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.LongConsumer;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/**
 * Multiplies in a service's database what it holds of an example that was made through its API: the same rows with other
 * ids, as many times as are asked for. Which tables that is it finds out itself, so that it goes with any schema.
 */
final class Multiplier {

    private static final int COPIES_AT_ONCE = 1_000;
    private static final long LAG_ALLOWED = 128L << 20;
    private static final long PAUSE_MILLIS = 20;

    private final String service;
    private final String url;
    private final Properties login = new Properties();
    private List<ExampleRow> examples = List.of();

    Multiplier(Stack stack, String service) {
        this.service = service;
        Map<String, String> environment = stack.environment(service);
        url = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        login.setProperty("user", stack.endpoints().username());
        login.setProperty("password", stack.endpoints().password());
        // The copies can be made again, so that none is waited for. Triggers and foreign keys rest, as on a replica:
        // they would look row by row at what the next statement brings, and a copy is as sound as the example is.
        login.setProperty("options", "-c synchronous_commit=off -c session_replication_role=replica");
    }

    /**
     * Takes what is there now as the example.
     *
     * @param ids by which it is known; what its rows are known by comes with them
     * @return how many rows it has
     */
    int take(Set<String> ids) {
        try (Connection connection = connect()) {
            examples = new Examples(connection).of(ids);
            return examples.size();
        } catch (SQLException e) {
            throw new StackException("The example of " + service + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the copies from one number to before another.
     *
     * @param progress told the number of copies that are there
     */
    void copy(long from, long to, LongConsumer progress) {
        try (Connection connection = connect()) {
            for (long begin = from; begin < to; begin += COPIES_AT_ONCE) {
                long end = Math.min(to, begin + COPIES_AT_ONCE);
                insert(connection, begin, end);
                awaitRelay(connection);
                progress.accept(end);
            }
        } catch (SQLException e) {
            throw new StackException("The rows of " + service + " cannot be multiplied: " + e.getMessage(), e);
        }
    }

    /** Bytes of the service's database. */
    long size() {
        return number("select pg_database_size(current_database())");
    }

    /** What a query of one number answers. */
    long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StackException(service + " cannot be asked: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, login);
    }

    private void insert(Connection connection, long begin, long end) throws SQLException {
        connection.setAutoCommit(false);
        for (ExampleRow example : examples) {
            try (PreparedStatement statement = connection.prepareStatement(example.insert())) {
                statement.setLong(1, begin);
                statement.setLong(2, end - 1);
                statement.setString(3, example.row());
                statement.execute();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** The service's relay reads all that is written to the log: it must not fall behind of what the server keeps. */
    private static void awaitRelay(Connection connection) throws SQLException {
        String lag = "select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)), 0)"
                + " from pg_replication_slots where database = current_database()";
        try (Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(lag)) {
                    row.next();
                    if (row.getLong(1) <= LAG_ALLOWED) {
                        return;
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }
}
