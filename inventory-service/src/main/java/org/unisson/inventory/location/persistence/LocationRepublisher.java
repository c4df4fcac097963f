package org.unisson.inventory.location.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;

/** Publishes every location again. */
@ApplicationScoped
class LocationRepublisher implements StateRepublisher {

    private final Transactions transactions;
    private final LocationStore store;
    private final Clock clock;

    LocationRepublisher(Transactions transactions, LocationStore store, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "locations";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return transactions.run(tx -> store.list(tx, "", Integer.MAX_VALUE).map(all -> {
            all.forEach(known -> tx.emit(LocationStore.event(known.location(), known.version(), clock.instant())));
            return (long) all.size();
        }));
    }
}
