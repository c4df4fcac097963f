package org.unisson.catalog.operation.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.persistence.OperationRows;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Tells operations that have begun or ended by the clock. Prices do not wait for it: they follow from the period, on
 * every channel at the same instant.
 */
@ApplicationScoped
public class TellingTheClock {

    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final OperationRows operations;
    private final Clock clock;

    TellingTheClock(Transactions transactions, OperationRows operations, Clock clock) {
        this.transactions = transactions;
        this.operations = operations;
        this.clock = clock;
    }

    void start(
            @Observes StartupEvent event,
            Periodic periodic,
            @ConfigProperty(name = "unisson.operations.clock-interval", defaultValue = "PT0.2S") Duration interval) {
        periodic.every(interval, "telling operations that began or ended", this::tell);
    }

    private Uni<Void> tell() {
        Instant now = clock.instant();
        return transactions.run(
                tx -> operations.overtaken(tx, now, AT_ONCE).chain(overtaken -> moveOn(tx, overtaken, now)));
    }

    private Uni<Void> moveOn(Transaction tx, List<Operation> overtaken, Instant now) {
        return Multi.createFrom()
                .iterable(overtaken)
                .onItem()
                .transformToUniAndConcatenate(operation -> {
                    Operation moved = operation.movedOn(now);
                    tx.emit(OperationEvents.changed(moved));
                    return operations.save(tx, moved);
                })
                .collect()
                .last()
                .replaceWithVoid();
    }
}
