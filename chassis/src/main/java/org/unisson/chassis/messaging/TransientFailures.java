package org.unisson.chassis.messaging;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells failures that pass (an outage, a deadlock) from those that no repetition mends. */
public final class TransientFailures {

    // Classes of SQLSTATE: connection, transaction rollback, insufficient resources, operator intervention, system
    // error.
    private static final Set<String> TRANSIENT_SQL_CLASSES = Set.of("08", "40", "53", "57", "58");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private TransientFailures() {}

    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof PgException database) {
                return isTransient(database.getSqlState());
            }
            // Hibernate Reactive hands on what its connection meets as the JDBC exception.
            if (cause instanceof SQLException database && database.getSQLState() != null) {
                return isTransient(database.getSQLState());
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || cause instanceof io.vertx.core.impl.NoStackTraceThrowable
                    || cause instanceof org.apache.kafka.common.errors.RetriableException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(String state) {
        return state != null
                && (TRANSIENT_SQL_CLASSES.contains(state.substring(0, 2)) || state.equals(LOCK_NOT_AVAILABLE));
    }
}
