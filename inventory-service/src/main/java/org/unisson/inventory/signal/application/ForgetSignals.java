package org.unisson.inventory.signal.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.inventory.signal.persistence.SignalStore;

/** Forgets what was told longer ago than the topic keeps it. Safe with several replicas. */
@ApplicationScoped
public class ForgetSignals {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final SignalStore store;
    private final Clock clock;

    ForgetSignals(Transactions transactions, SignalStore store, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(INTERVAL, "forgetting of stock signals", this::run);
    }

    /** Forgets some of what is due. */
    public Uni<Void> run() {
        return transactions
                .run(tx -> store.forget(tx, clock.instant().minus(KEPT)))
                .replaceWithVoid();
    }
}
