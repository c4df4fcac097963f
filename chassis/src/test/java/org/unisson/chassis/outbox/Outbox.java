package org.unisson.chassis.outbox;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.unisson.local.testing.Environment;

/** A writer to the database under test: emits as services do, one connection each. */
final class Outbox implements AutoCloseable {

    private static final String EMIT =
            "select count(pg_logical_emit_message(true, 'outbox', c)) from unnest(?::bytea[]) c";

    private final Connection connection;

    Outbox(Environment environment) throws SQLException {
        connection = environment.connect();
        connection.setAutoCommit(false);
    }

    static OutboxMessage message(String topic, String key, long number) {
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        return new OutboxMessage(topic, key, Map.of("ce_sequence", Long.toString(number)), value);
    }

    Outbox emit(OutboxMessage... messages) throws SQLException {
        return emit(List.of(messages));
    }

    Outbox emit(List<OutboxMessage> messages) throws SQLException {
        byte[][] contents = messages.stream().map(OutboxMessage::encode).toArray(byte[][]::new);
        try (PreparedStatement statement = connection.prepareStatement(EMIT)) {
            statement.setArray(1, connection.createArrayOf("bytea", contents));
            statement.execute();
        }
        return this;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
