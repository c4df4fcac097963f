package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** Closes the incident of a lost slot by republishing, while the new slot is already being read. */
final class Healing implements Runnable {

    private static final Logger LOG = Logger.getLogger(Healing.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final RelayConnections connections;
    private final RelayRecords records;
    private final Republication republication;
    private final RelayState state;
    private final Clock clock;
    private volatile boolean ended;

    Healing(
            RelayConnections connections,
            RelayRecords records,
            Republication republication,
            RelayState state,
            Clock clock) {
        this.connections = connections;
        this.records = records;
        this.republication = republication;
        this.state = state;
        this.clock = clock;
    }

    /** Tries until it is done, or the leadership has ended: then the next leader begins anew. */
    @Override
    public void run() {
        try {
            while (!ended) {
                if (attempt()) {
                    state.healing(false);
                    return;
                }
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException leadershipEnded) {
            Thread.currentThread().interrupt();
        }
    }

    /** The leadership has ended; a republisher may have swallowed the interrupt that says so. */
    void end() {
        ended = true;
    }

    private boolean attempt() throws InterruptedException {
        try {
            Optional<RelayRecords.OpenIncident> incident = openIncident();
            if (incident.isPresent()) {
                long count = republication.run(incident.get().since());
                close(incident.get(), count);
                LOG.warnf("Healed the lost slot: %d events republished", count);
            }
            return true;
        } catch (SQLException | ExecutionException e) {
            if (!ended) {
                LOG.error("Republishing failed and will be tried again", e);
            }
            return false;
        }
    }

    private Optional<RelayRecords.OpenIncident> openIncident() throws SQLException {
        try (Connection connection = connections.ordinary()) {
            return records.openIncident(connection);
        }
    }

    private void close(RelayRecords.OpenIncident incident, long count) throws SQLException {
        try (Connection connection = connections.ordinary()) {
            records.healed(connection, incident.id(), clock.instant(), count);
        }
    }
}
