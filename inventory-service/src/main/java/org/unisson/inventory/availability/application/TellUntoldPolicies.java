package org.unisson.inventory.availability.application;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.inventory.availability.persistence.ChannelPolicyStore;

/**
 * Publishes the policies of which nobody has been told: those that were kept when policies were not published, and those
 * that a replica of that time keeps while it runs beside this one. Each once, whichever replica sees it.
 */
@ApplicationScoped
class TellUntoldPolicies {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final ChannelPolicyStore store;

    TellUntoldPolicies(Transactions transactions, ChannelPolicyStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(LOOK_EVERY, "telling of policies of channels", () -> transactions.run(store::tellUntold));
    }
}
