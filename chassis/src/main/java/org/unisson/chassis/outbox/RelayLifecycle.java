package org.unisson.chassis.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Starts the relay with the service, and stops it when no request can emit any more. */
@Singleton
class RelayLifecycle {

    private final Relay relay;
    private final RelayConfig config;
    private final RelayState state;

    RelayLifecycle(Relay relay, RelayConfig config, RelayState state) {
        this.relay = relay;
        this.config = config;
        this.state = state;
    }

    /** Fails the start if the slot cannot be created: what is emitted without one never arrives. */
    void start(@Observes StartupEvent event) throws SQLException {
        if (config.enabled()) {
            relay.start();
        } else {
            state.enter(RelayState.Phase.STOPPED, "disabled by unisson.relay.enabled");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        relay.close();
    }
}
