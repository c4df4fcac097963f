package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a leader does once a second beside reading: watermarks, measuring, writing progress down. */
final class LeaderDuties implements AutoCloseable {

    private static final String MEASURE = """
            select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint,
                   pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::bigint
            from pg_replication_slots where slot_name = ?
            """;

    private final Connection connection;
    private final RelayRecords records;
    private final Watermarks watermarks;
    private final InFlight inFlight;
    private final RelayState state;
    private final RelayConfig config;
    private final Clock clock;
    private final Healing healing;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("relay-duties-", 0).factory());
    private Instant nextProgress;

    LeaderDuties(
            Connection connection,
            RelayRecords records,
            Watermarks watermarks,
            InFlight inFlight,
            RelayState state,
            RelayConfig config,
            Healing healing,
            Clock clock) {
        this.connection = connection;
        this.records = records;
        this.watermarks = watermarks;
        this.inFlight = inFlight;
        this.state = state;
        this.config = config;
        this.healing = healing;
        this.clock = clock;
        this.nextProgress = clock.instant();
    }

    void start() {
        if (state.isHealing()) {
            threads.execute(healing);
        }
        long interval = config.watermarkInterval().toMillis();
        threads.scheduleWithFixedDelay(this::tick, 0, interval, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            // While events are missing, no watermark may claim that everything until now has been sent.
            if (!state.isHealing()) {
                watermarks.emit(connection);
            }
            long confirmed = measure();
            if (inFlight.progress().isPresent() && !clock.instant().isBefore(nextProgress)) {
                records.progressed(connection, confirmed, inFlight.progress().get());
                nextProgress = clock.instant().plus(config.progressInterval());
            }
        } catch (SQLException | RuntimeException e) {
            // An exception that left this method would silently end the schedule, and with it the watermarks.
            inFlight.fail(e);
        }
    }

    private long measure() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MEASURE)) {
            statement.setString(1, records.slot());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("The slot " + records.slot() + " has disappeared", "42704");
                }
                state.lagBytes(row.getLong(1));
                return row.getLong(2);
            }
        }
    }

    @Override
    public void close() {
        healing.end();
        threads.shutdownNow();
    }
}
