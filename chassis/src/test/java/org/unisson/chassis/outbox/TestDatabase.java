package org.unisson.chassis.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.unisson.local.testing.Environment;

/** Statements on the database under test. */
final class TestDatabase {

    private final Environment environment;

    TestDatabase(Environment environment) {
        this.environment = environment;
    }

    void migrate() throws IOException, SQLException {
        try (InputStream script = TestDatabase.class.getResourceAsStream("/db/chassis/V0_2__relay.sql")) {
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** First column of the first row as text; null without a row. */
    String ask(String sql) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    String slot() throws SQLException {
        return "unisson_" + ask("select current_database()") + "_outbox";
    }

    long lagBytes() throws SQLException {
        return Long.parseLong(ask("select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint"
                + " from pg_replication_slots where slot_name = '" + slot() + "'"));
    }
}
