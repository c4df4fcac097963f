package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/** What the relay remembers in its database: that the slot was created, how far it came, what went wrong. */
final class RelayRecords {

    private final String slot;

    RelayRecords(String slot) {
        this.slot = slot;
    }

    /**
     * An incident not yet healed.
     *
     * @param id its row
     * @param since instant from which facts are republished
     */
    record OpenIncident(long id, Instant since) {}

    String slot() {
        return slot;
    }

    /** The slot exists from now on. */
    void created(Connection connection, String systemIdentifier, Instant now) throws SQLException {
        update(connection, """
                insert into relay_slot (slot_name, system_identifier, created_at, progress_at)
                values (?, ?, ?, ?) on conflict do nothing
                """, slot, systemIdentifier, at(now), at(now));
    }

    /** A new slot stands in the place of a lost one; the progress stays until the incident is healed. */
    void recreated(Connection connection, String systemIdentifier, Instant now) throws SQLException {
        update(
                connection,
                "update relay_slot set system_identifier = ?, created_at = ?, confirmed_lsn = null where slot_name = ?",
                systemIdentifier,
                at(now),
                slot);
    }

    /** Instant before which every commit had been acknowledged by Kafka. */
    Instant progress(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select progress_at from relay_slot where slot_name = ?")) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** Writes the progress down. */
    void progressed(Connection connection, long lsn, Instant progress) throws SQLException {
        update(connection, """
                update relay_slot set confirmed_lsn = ?::pg_lsn, progress_at = greatest(progress_at, ?)
                where slot_name = ?
                """, LogSequenceNumber.valueOf(lsn).asString(), at(progress), slot);
    }

    /** Opens an incident; where one is open already, that one reaches further back and is kept. */
    void openIncident(Connection connection, String what, Instant now, Instant since) throws SQLException {
        update(connection, """
                insert into relay_incident (slot_name, what, noticed_at, republish_since)
                select ?, ?, ?, ?
                where not exists (select from relay_incident where slot_name = ? and healed_at is null)
                """, slot, what, at(now), at(since), slot);
    }

    Optional<OpenIncident> openIncident(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, republish_since from relay_incident where slot_name = ? and healed_at is null")) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new OpenIncident(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        }
    }

    /** Everything has been republished. */
    void healed(Connection connection, long incident, Instant now, long republished) throws SQLException {
        update(
                connection,
                "update relay_incident set healed_at = ?, republished = ? where id = ?",
                at(now),
                republished,
                incident);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
