package org.unisson.bench.touch;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.unisson.bench.sale.Crowd;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/**
 * The baseline: as many connections copy the same rows into the same database, a transaction for each batch, into one table
 * with the same indexes.
 */
final class Copying {

    private static final String COPY = "copy bench.touchpoint (" + Batch.COLUMNS + ") from stdin";

    private final String url;
    private final String user;
    private final String password;

    Copying(Stack stack) {
        Map<String, String> environment = stack.environment("customer-service");
        url = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        user = environment.get("QUARKUS_DATASOURCE_USERNAME");
        password = environment.get("QUARKUS_DATASOURCE_PASSWORD");
    }

    /** Seconds that it takes. */
    double seconds(int clients, List<Batch> batches) {
        execute("""
                drop schema if exists bench cascade;
                create schema bench;
                create table bench.touchpoint (like touchpoint including defaults including indexes)""");
        try {
            return Crowd.seconds(clients, batches.size(), () -> new Copier(batches));
        } finally {
            execute("drop schema bench cascade");
        }
    }

    /** Touchpoints that the service has kept of the visitors of a round. */
    long kept(String round) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select count(*) from touchpoint where starts_with(visitor, 'bench-" + round + "-')")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new StackException("What was kept cannot be counted: " + e.getMessage(), e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StackException("The baseline cannot be measured: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private final class Copier implements Crowd.Client {

        private final Connection connection = connect();
        private final List<Batch> batches;

        private Copier(List<Batch> batches) throws SQLException {
            this.batches = batches;
        }

        @Override
        public void attempt(int number) throws Exception {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new StringReader(batches.get(number).text()));
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
