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

    /** Tries until it is done or interrupted because the leadership ended. */
    @Override
    public void run() {
        try {
            while (!attempt()) {
                Thread.sleep(RETRY);
            }
            state.healing(false);
        } catch (InterruptedException leadershipEnded) {
            Thread.currentThread().interrupt();
        }
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
            LOG.error("Republishing failed and will be tried again", e);
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
