package org.unisson.loyalty.gesture.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.loyalty.gesture.domain.Occasion;
import org.unisson.loyalty.gesture.domain.Successor;

/**
 * Gives to those who have bought what has a successor now, in slices of a transaction each: what was given is given, and how
 * far it is, is noted with it. Several replicas may look at once: each run is one's.
 */
@Singleton
class GiveForSuccessors {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Goods goods;
    private final GesturePolicies policies;
    private final GiveForOccasions giveForOccasions;
    private final Clock clock;

    GiveForSuccessors(
            Transactions transactions,
            Goods goods,
            GesturePolicies policies,
            GiveForOccasions giveForOccasions,
            Clock clock) {
        this.transactions = transactions;
        this.goods = goods;
        this.policies = policies;
        this.giveForOccasions = giveForOccasions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic, GestureConfig config) {
        periodic.every(config.runInterval(), "gestures for successors", this::all);
        periodic.every(config.forgetInterval(), "goods bought long ago", this::forget);
    }

    private Uni<Void> all() {
        return transactions
                .run(this::slice)
                .chain(worked -> worked ? all() : Uni.createFrom().voidItem());
    }

    private Uni<Void> forget() {
        return transactions.run(tx -> policies.current(tx)
                .chain(policy -> goods.forget(tx, clock.instant().minus(Duration.ofDays(policy.successorDays())))));
    }

    /** Whether there was anything to do. */
    private Uni<Boolean> slice(Transaction tx) {
        return goods.next(tx)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : slice(tx, found.get()).replaceWith(true));
    }

    private Uni<Void> slice(Transaction tx, Goods.Run run) {
        Successor successor = run.successor();
        return goods.buyers(tx, run, AT_ONCE).chain(buyers -> {
            List<Occasion> occasions = buyers.stream()
                    .map(buyer -> Occasion.successor(
                            successor.productId(), successor.predecessor(), buyer.customerId(), buyer.boughtAt()))
                    .toList();
            Instant finishedAt = buyers.size() < AT_ONCE ? clock.instant() : null;
            return giveForOccasions
                    .give(tx, occasions, run.policy())
                    .chain(given -> goods.proceed(
                            tx,
                            successor.productId(),
                            buyers.isEmpty() ? run.reached() : buyers.getLast().customerId(),
                            buyers.size(),
                            given,
                            finishedAt));
        });
    }
}
