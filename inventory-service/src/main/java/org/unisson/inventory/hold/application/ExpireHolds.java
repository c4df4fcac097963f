package org.unisson.inventory.hold.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.inventory.hold.persistence.HoldStore;

/** Gives back what carts no longer hold, by inventory's own clock. Safe with several replicas. */
@ApplicationScoped
public class ExpireHolds {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final HoldStore holds;
    private final EndHolds end;
    private final HoldTimes times;
    private final Clock clock;

    ExpireHolds(Transactions transactions, HoldStore holds, EndHolds end, HoldTimes times, Clock clock) {
        this.transactions = transactions;
        this.holds = holds;
        this.end = end;
        this.times = times;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(times.expiryInterval(), "expiry of holds", this::run);
        periodic.every(times.forgettingInterval(), "forgetting of ended holds", this::forget);
    }

    /** Expires what is due. */
    public Uni<Void> run() {
        return transactions
                .run(this::expireSome)
                .chain(more -> more ? run() : Uni.createFrom().voidItem());
    }

    /** @return whether there may be more */
    private Uni<Boolean> expireSome(Transaction tx) {
        Instant now = clock.instant();
        return holds.due(tx, now, AT_ONCE)
                .call(due -> end.all(tx, due, (hold, book) -> hold.expire(book, now), now))
                .map(due -> due.size() == AT_ONCE);
    }

    private Uni<Void> forget() {
        return transactions.run(tx -> holds.forget(tx, clock.instant().minus(times.remembered()), AT_ONCE));
    }
}
