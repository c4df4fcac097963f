package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An advisory lock for the time that replicas must not create or replace the same slot together. */
final class Exclusively implements AutoCloseable {

    private final Connection connection;
    private final String name;

    Exclusively(Connection connection, String name) throws SQLException {
        this.connection = connection;
        this.name = name;
        call("select pg_advisory_lock(hashtextextended(?, 0))");
    }

    @Override
    public void close() throws SQLException {
        call("select pg_advisory_unlock(hashtextextended(?, 0))");
    }

    private void call(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
