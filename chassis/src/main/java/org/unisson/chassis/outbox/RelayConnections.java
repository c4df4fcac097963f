package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGProperty;

/** The relay's own connections to its database, beside the service's pools. */
final class RelayConnections {

    private static final String TIMEOUT_SECONDS = "10";

    private final RelayEnvironment environment;
    private final Duration walSenderTimeout;

    RelayConnections(RelayEnvironment environment, Duration walSenderTimeout) {
        this.environment = environment;
        this.walSenderTimeout = walSenderTimeout;
    }

    /** For ordinary statements, each answered within seconds or failing. */
    Connection ordinary() throws SQLException {
        Properties properties = properties();
        PGProperty.SOCKET_TIMEOUT.set(properties, TIMEOUT_SECONDS);
        return open(properties);
    }

    /** For a statement that may wait: the creation of a slot does, for the end of running transactions. */
    Connection patient() throws SQLException {
        return open(properties());
    }

    /** For the replication protocol. The server drops it when its other end is frozen, even with a full socket. */
    Connection replication() throws SQLException {
        Properties properties = properties();
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.SOCKET_TIMEOUT.set(properties, TIMEOUT_SECONDS);
        long millis = walSenderTimeout.toMillis();
        // No tcp_user_timeout: it also ends the connection of a living reader whose full buffers make the sender wait,
        // as they do while Kafka is out. The sender's own timeout, fed by our status updates, tells the two apart.
        PGProperty.OPTIONS.set(
                properties,
                "-c wal_sender_timeout=" + millis
                        + " -c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3");
        return open(properties);
    }

    private Connection open(Properties properties) throws SQLException {
        return DriverManager.getConnection(environment.jdbcUrl(), properties);
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, environment.user());
        PGProperty.PASSWORD.set(properties, environment.password());
        PGProperty.APPLICATION_NAME.set(properties, environment.service() + " relay");
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, "5");
        return properties;
    }
}
