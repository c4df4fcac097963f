package org.unisson.chassis.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Decides, each time, what the state of the slot asks for: create it, heal it, follow, or lead. */
final class Leadership implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Leadership.class);
    private static final String PUBLICATION = "unisson_outbox";
    private static final String OBJECT_IN_USE = "55006";
    private static final Duration OPERATOR_PACE = Duration.ofSeconds(5);

    private final RelayEnvironment environment;
    private final RelayConfig config;
    private final WatermarkEncoder encoder;
    private final Republication republication;
    private final RelayState state;
    private final RelayMetrics metrics;
    private final SlotConfirmation confirmation;
    private final Clock clock;
    private final RelayConnections connections;
    private RelayRecords records;
    private SlotGuard guard;
    private String systemIdentifier;
    private Connection control;
    private volatile WalStream stream;
    private volatile boolean aborted;

    Leadership(
            RelayEnvironment environment,
            RelayConfig config,
            WatermarkEncoder encoder,
            Republication republication,
            RelayState state,
            RelayMetrics metrics,
            SlotConfirmation confirmation,
            Clock clock) {
        this.environment = environment;
        this.config = config;
        this.encoder = encoder;
        this.republication = republication;
        this.state = state;
        this.metrics = metrics;
        this.confirmation = confirmation;
        this.clock = clock;
        this.connections = new RelayConnections(environment, config.walSenderTimeout());
    }

    /** Creates the slot at the first start ever. */
    void prepare() throws SQLException {
        connect();
        SlotState now = guard.assess(control, systemIdentifier);
        if (now instanceof SlotState.NeverCreated || now instanceof SlotState.Unrecorded) {
            guard.create(systemIdentifier);
        }
    }

    private void connect() throws SQLException {
        if (control != null) {
            return;
        }
        control = connections.ordinary();
        String slot = config.slot().orElse(defaultSlot(control.getCatalog()));
        if (!slot.matches("[a-z0-9_]{1,63}")) {
            throw new IllegalArgumentException("unisson.relay.slot: not a slot's name: " + slot);
        }
        records = new RelayRecords(slot);
        guard = new SlotGuard(slot, connections, records, config.healMargin(), clock);
        systemIdentifier = guard.systemIdentifier();
    }

    private static String defaultSlot(String database) {
        return "unisson_" + database.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "_") + "_outbox";
    }

    /** Does what is to be done now, which may take as long as a leadership; returns the pause before the next time. */
    Duration attempt(BooleanSupplier stopping) throws SQLException, RelayFailure, InterruptedException {
        connect();
        return switch (guard.assess(control, systemIdentifier)) {
            case SlotState.NeverCreated ignored -> created();
            case SlotState.Unrecorded ignored -> created();
            case SlotState.Lost lost -> heal(lost);
            case SlotState.Taken taken -> follow(taken);
            case SlotState.Free free -> lead(free, stopping);
        };
    }

    private Duration created() throws SQLException {
        guard.create(systemIdentifier);
        return Duration.ZERO;
    }

    private Duration heal(SlotState.Lost lost) throws SQLException {
        if (state.status().phase() != RelayState.Phase.LOST) {
            LOG.errorf("Events have been lost: %s", lost.reason());
        }
        if (config.healLostSlot()) {
            state.enter(RelayState.Phase.LOST, lost.reason() + "; it is being replaced");
            state.healing(true);
            guard.replace(systemIdentifier);
            return Duration.ZERO;
        }
        state.enter(
                RelayState.Phase.LOST,
                lost.reason() + "; set unisson.relay.heal-lost-slot to replace it and republish state");
        return OPERATOR_PACE;
    }

    private Duration follow(SlotState.Taken taken) {
        state.healing(taken.healing());
        state.lagBytes(taken.lagBytes());
        state.enter(RelayState.Phase.FOLLOWER, "");
        return config.followerInterval();
    }

    private Duration lead(SlotState.Free free, BooleanSupplier stopping)
            throws SQLException, RelayFailure, InterruptedException {
        state.lagBytes(free.lagBytes());
        try (WalStream opened = open()) {
            if (opened == null) {
                return config.followerInterval();
            }
            stream = opened;
            state.healing(free.healing());
            lead(opened, stopping);
            return Duration.ZERO;
        } finally {
            stream = null;
            state.leading(new InFlight());
        }
    }

    /** Null if another replica was faster. */
    private WalStream open() throws SQLException {
        Connection replication = connections.replication();
        try {
            return WalStream.open(
                    replication,
                    records.slot(),
                    PUBLICATION,
                    config.walSenderTimeout().dividedBy(5));
        } catch (SQLException e) {
            replication.close();
            if (OBJECT_IN_USE.equals(e.getSQLState())) {
                return null;
            }
            throw e;
        }
    }

    private void lead(WalStream opened, BooleanSupplier stopping)
            throws SQLException, RelayFailure, InterruptedException {
        try (Publisher publisher = new Publisher(environment, config);
                Connection looking = connections.ordinary()) {
            Watermarks watermarks = new Watermarks(environment, encoder, publisher, clock);
            LeaderSession session = new LeaderSession(
                    opened,
                    new Visibility(looking),
                    publisher,
                    watermarks,
                    confirmation,
                    metrics,
                    config.maxInFlightBytes(),
                    clock);
            state.leading(session.inFlight());
            state.enter(RelayState.Phase.LEADER, "");
            LOG.infof("Leads the relay of %s", records.slot());
            Healing healing = new Healing(connections, records, republication, state, clock);
            try (LeaderDuties duties =
                    new LeaderDuties(control, records, watermarks, session.inFlight(), state, config, healing, clock)) {
                duties.start();
                session.run(() -> stopping.getAsBoolean() && !aborted);
            }
        }
    }

    /** Cuts the stream from another thread. */
    void abort() {
        aborted = true;
        WalStream now = stream;
        if (now != null) {
            try {
                now.abort();
            } catch (SQLException e) {
                LOG.debug("The stream could not be cut", e);
            }
        }
    }

    /** Closes the ordinary connection; the next attempt opens another. */
    @Override
    public void close() {
        Connection old = control;
        control = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.debug("The connection could not be closed", e);
            }
        }
    }
}
