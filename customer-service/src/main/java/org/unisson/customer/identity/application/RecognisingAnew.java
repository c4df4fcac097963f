package org.unisson.customer.identity.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Decides anew who everybody is when rules were put, some customers at a time. One replica at a time does it; where it was
 * cut off, the next one goes on.
 */
@ApplicationScoped
public class RecognisingAnew {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    // Meanwhile nobody is registered who might be somebody known.
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final Recognitions recognitions;
    private final IdentityLocks locks;
    private final RulesInForce rules;
    private final DecidingWhoIsWho deciding;
    private final IdentityFollower follower;
    private final Clock clock;

    RecognisingAnew(
            Transactions transactions,
            Recognitions recognitions,
            IdentityLocks locks,
            RulesInForce rules,
            DecidingWhoIsWho deciding,
            IdentityFollower follower,
            Clock clock) {
        this.transactions = transactions;
        this.recognitions = recognitions;
        this.locks = locks;
        this.rules = rules;
        this.deciding = deciding;
        this.follower = follower;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(INTERVAL, "recognition by new rules", this::goOn);
    }

    private Uni<Void> goOn() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.run(this::some))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> some(Transaction tx) {
        return recognitions
                .alone(tx)
                .chain(mine -> mine
                        ? recognitions
                                .goingOn(tx)
                                .chain(found -> found.isPresent()
                                        ? goOn(tx, found.get())
                                        : Uni.createFrom().item(false))
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> goOn(Transaction tx, Recognition recognition) {
        // Whoever has read the rules before holds this lock until what it decides is committed, and is looked at again.
        return locks.alone(tx)
                .chain(() -> recognitions.customers(tx, recognition.after(), AT_ONCE))
                .chain(customers -> customers.isEmpty()
                        ? recognitions.end(tx, clock.instant()).replaceWith(false)
                        : decide(tx, recognition, customers).replaceWith(true));
    }

    private Uni<Void> decide(Transaction tx, Recognition recognition, List<UUID> customers) {
        return rules.since(tx, recognition.sinceVersion())
                .chain(versions -> deciding.decideAnew(tx, versions.getLast().otherThanIn(versions), customers))
                .chain(affected -> follower.moved(tx, affected)
                        .chain(() ->
                                recognitions.lookedAt(tx, customers.getLast(), customers.size(), affected.moved())));
    }
}
