package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Watches over the replication slot. A slot that existed once is never recreated silently: what it held back is gone,
 * so its replacement opens an incident, which is closed by republishing.
 */
final class SlotGuard {

    private static final Logger LOG = Logger.getLogger(SlotGuard.class);
    private static final int FAILOVER_SLOTS_SINCE = 17;

    private static final String ASSESS = """
            select r.slot_name is not null as recorded, r.system_identifier, s.slot_name is not null as present, s.active,
                   s.wal_status = 'lost' or to_jsonb(s) ->> 'invalidation_reason' is not null as lost,
                   coalesce(to_jsonb(s) ->> 'invalidation_reason', s.wal_status) as why,
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn), 0)::bigint as lag_bytes,
                   exists (select from relay_incident i where i.slot_name = ? and i.healed_at is null) as healing
            from (values (?)) wanted (name)
            left join relay_slot r on r.slot_name = wanted.name
            left join pg_replication_slots s on s.slot_name = wanted.name
            """;

    private final String slot;
    private final RelayConnections connections;
    private final RelayRecords records;
    private final Duration healMargin;
    private final Clock clock;

    SlotGuard(String slot, RelayConnections connections, RelayRecords records, Duration healMargin, Clock clock) {
        this.slot = slot;
        this.connections = connections;
        this.records = records;
        this.healMargin = healMargin;
        this.clock = clock;
    }

    /** What stands there now. */
    SlotState assess(Connection connection, String systemIdentifier) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASSESS)) {
            statement.setString(1, slot);
            statement.setString(2, slot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return judge(row, systemIdentifier);
            }
        }
    }

    private static SlotState judge(ResultSet row, String systemIdentifier) throws SQLException {
        boolean recorded = row.getBoolean("recorded");
        if (!row.getBoolean("present")) {
            return recorded ? new SlotState.Lost("the slot is missing") : new SlotState.NeverCreated();
        }
        if (row.getBoolean("lost")) {
            return new SlotState.Lost("the server has invalidated the slot: " + row.getString("why"));
        }
        if (!recorded) {
            return new SlotState.Unrecorded();
        }
        if (!systemIdentifier.equals(row.getString("system_identifier"))) {
            return new SlotState.Lost("the slot was created on another server than the one recorded");
        }
        long lag = row.getLong("lag_bytes");
        boolean healing = row.getBoolean("healing");
        return row.getBoolean("active") ? new SlotState.Taken(lag, healing) : new SlotState.Free(lag, healing);
    }

    /** Creates the slot, or adopts one that its creator could not record any more. Replicas do it one at a time. */
    void create(String systemIdentifier) throws SQLException {
        try (Connection connection = connections.patient();
                Exclusively ignored = new Exclusively(connection, slot)) {
            SlotState now = assess(connection, systemIdentifier);
            if (now instanceof SlotState.NeverCreated) {
                createSlot(connection);
                LOG.infof("Created the replication slot %s", slot);
            }
            if (now instanceof SlotState.NeverCreated || now instanceof SlotState.Unrecorded) {
                records.created(connection, systemIdentifier, clock.instant());
            }
        }
    }

    /**
     * Puts a new slot in the place of a lost one. The incident is on record first, so that a crash anywhere in between
     * cannot hide that events are missing; and the new slot exists before anything is republished.
     */
    void replace(String systemIdentifier) throws SQLException {
        try (Connection connection = connections.patient();
                Exclusively ignored = new Exclusively(connection, slot)) {
            if (!(assess(connection, systemIdentifier) instanceof SlotState.Lost lost)) {
                return;
            }
            Instant since = records.progress(connection).minus(healMargin);
            records.openIncident(connection, lost.reason(), clock.instant(), since);
            dropSlot(connection);
            createSlot(connection);
            records.recreated(connection, systemIdentifier, clock.instant());
            LOG.warnf("Replaced the lost slot %s; facts since %s will be republished", slot, since);
        }
    }

    private void createSlot(Connection connection) throws SQLException {
        String failover = connection.getMetaData().getDatabaseMajorVersion() >= FAILOVER_SLOTS_SINCE
                ? ", false, false, true"
                : "";
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_create_logical_replication_slot(?, 'pgoutput'" + failover + ")")) {
            statement.setString(1, slot);
            statement.execute();
        }
    }

    private void dropSlot(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, slot);
            statement.execute();
        }
    }

    /** Identity of the server's data: a copy keeps it, another server has another. */
    String systemIdentifier() throws SQLException {
        try (Connection connection = connections.replication();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("IDENTIFY_SYSTEM")) {
            row.next();
            return row.getString("systemid");
        }
    }
}
