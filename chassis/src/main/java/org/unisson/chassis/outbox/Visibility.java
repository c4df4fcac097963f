package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether what a transaction wrote can be read by everybody. A commit is in the log, and read from it, a moment before
 * other sessions see it; told at once, an answer from another service could arrive while its question cannot be found.
 */
final class Visibility {

    private static final String SNAPSHOT = """
            select pg_snapshot_xmax(snapshot)::text::bigint,
                   array(select x::text::bigint from pg_snapshot_xip(snapshot) x)
            from (select pg_current_snapshot() as snapshot) now
            """;

    private final Connection connection;
    private long end;
    private Set<Long> running = Set.of();

    Visibility(Connection connection) {
        this.connection = connection;
    }

    /**
     * One snapshot serves all transactions that had ended when it was taken, however many follow in the log.
     *
     * @param xid as the log tells it, without its epoch
     */
    boolean of(int xid) throws SQLException {
        if (isVisible(xid)) {
            return true;
        }
        look();
        return isVisible(xid);
    }

    /** Transaction ids wrap around: the one that is meant is the nearest to the end of the snapshot. */
    private boolean isVisible(int xid) {
        int distance = xid - (int) end;
        return end > 0 && distance < 0 && !running.contains(end + distance);
    }

    private void look() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SNAPSHOT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            end = row.getLong(1);
            running = Stream.of((Long[]) row.getArray(2).getArray()).collect(Collectors.toUnmodifiableSet());
        }
    }
}
