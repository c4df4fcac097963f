package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.UUID;
import org.unisson.schemas.Topic;

/** Events of a key that a handler puts aside, because one before them could not be applied. */
final class DeadLetters {

    private final AgroalDataSource database;
    private final Shop shop;

    DeadLetters(AgroalDataSource database, Shop shop) {
        this.database = database;
        this.shop = shop;
    }

    /** From now on the handler puts aside what comes of that key. */
    void putAside(String handler, Topic topic, UUID key) throws SQLException {
        execute("insert into parked_event (consumer, topic, partition, \"offset\", key, headers, cause, parked_at)"
                + " values ('" + handler + "', '" + topic.name() + "', -1, "
                + -Math.abs(key.getLeastSignificantBits() >> 1) + ", '" + key + "', '{}', 'broken', now())");
    }

    /** What was in the way is gone, and the rest is applied. */
    void redrive(String handler, UUID key) throws SQLException {
        execute("delete from parked_event where partition = -1 and key = '" + key + "'");
        shop.as("admin")
                .post("/admin/dead-letters/" + handler + "/redrive")
                .then()
                .statusCode(200);
        assertThat(parked(handler, key)).isZero();
    }

    /** How many the handler has put aside. */
    long parked(String handler, UUID key) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from parked_event where partition >= 0 and consumer = '"
                                + handler + "' and key = '" + key + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
            connection.commit();
        }
    }
}
