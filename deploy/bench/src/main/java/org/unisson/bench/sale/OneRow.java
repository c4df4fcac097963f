package org.unisson.bench.sale;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/**
 * The baseline: as many connections update one row of the same server, each update a transaction of its own, prepared
 * and as durable. It is pgbench that does it where this machine has it ({@code -M prepared} and a script of that update),
 * and otherwise connections of our own that do the same.
 */
final class OneRow {

    private static final String UPDATE = "update bench.one_row set pieces = pieces - 1 where id = 1";

    private final String url;
    private final String user;
    private final String password;
    private final Optional<Pgbench> pgbench;

    OneRow(Stack stack) {
        Map<String, String> environment = stack.environment("inventory-service");
        url = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        user = environment.get("QUARKUS_DATASOURCE_USERNAME");
        password = environment.get("QUARKUS_DATASOURCE_PASSWORD");
        pgbench = Pgbench.here();
    }

    /** Transactions per second. */
    double perSecond(int clients, int transactions) {
        execute("""
                drop schema if exists bench cascade;
                create schema bench;
                create table bench.one_row (id int primary key, pieces bigint not null) with (fillfactor = 10);
                insert into bench.one_row values (1, 0)""");
        try {
            return pgbench.isPresent()
                    ? pgbench.get().perSecond(url, user, password, UPDATE, clients, transactions)
                    : transactions / Crowd.seconds(clients, transactions, Updater::new);
        } finally {
            execute("drop schema bench cascade");
        }
    }

    /** Who updates. */
    String by() {
        return pgbench.map(Pgbench::toString).orElse("our own client");
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
        // Prepared on the server from the first time on, as pgbench does.
        return DriverManager.getConnection(url + "?prepareThreshold=1", user, password);
    }

    private final class Updater implements Crowd.Client {

        private final Connection connection = connect();
        private final PreparedStatement update = connection.prepareStatement(UPDATE);

        private Updater() throws SQLException {}

        @Override
        public void attempt(int number) throws SQLException {
            update.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
