package org.unisson.inventory.audit.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.audit.persistence.ReservationAuditStore;
import org.unisson.inventory.audit.persistence.ReservationAuditStore.Claimed;
import org.unisson.inventory.audit.persistence.ReservationAuditStore.Judged;

/**
 * Compares reservations with what was heard of their orders and consignments, and heals what has drifted, leaving a
 * record. Each order is healed in a transaction of its own, which compares again what it has locked: replicas that are at
 * it together heal once, and one that dies is gone on with where it was.
 */
@ApplicationScoped
public class AuditReservations {

    private static final Logger LOG = Logger.getLogger(AuditReservations.class);
    private static final int ORDERS_AT_ONCE = 200;

    private final Transactions transactions;
    private final ReservationAuditStore audits;
    private final HealReservation healing;
    private final Horizon horizon;
    private final AuditTimes times;
    private final Clock clock;
    private final Counter unhealed;

    AuditReservations(
            Transactions transactions,
            ReservationAuditStore audits,
            HealReservation healing,
            Horizon horizon,
            AuditTimes times,
            Clock clock,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.audits = audits;
        this.healing = healing;
        this.horizon = horizon;
        this.times = times;
        this.clock = clock;
        this.unhealed = metrics.counter("unisson.reservations.unhealed");
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(times.lookEvery(), "audit of reservations", this::run);
    }

    /** Begins an audit where one is due, and goes on with the one that is under way, to its end. */
    public Uni<Void> run() {
        Instant now = clock.instant();
        return transactions
                .run(tx -> audits.beginUnlessSince(
                        tx, Ids.next(), now, now.minus(times.reservations().interval())))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(this::some)
                        .whilst(more -> more)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** What is to be looked at next. @param horizon empty: it cannot be told what is known */
    private record Some(Claimed audit, List<UUID> orders, Optional<Instant> horizon) {}

    /** @return whether there is more to look at */
    private Uni<Boolean> some() {
        return transactions
                .run(this::next)
                .chain(some -> some.isEmpty()
                        ? Uni.createFrom().item(false)
                        : look(some.get())
                                .chain(() -> transactions.run(tx -> audits.advance(
                                        tx, some.get().audit(), some.get().orders())))
                                .replaceWith(true));
    }

    private Uni<Optional<Some>> next(Transaction tx) {
        return audits.underWay(tx)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : audits.next(tx, claimed.get().last(), ORDERS_AT_ONCE)
                                .chain(orders -> orders.isEmpty()
                                        ? audits.finish(tx, claimed.get().id(), clock.instant())
                                                .replaceWith(Optional.empty())
                                        : horizon.of(tx)
                                                .map(known -> Optional.of(new Some(claimed.get(), orders, known)))));
    }

    private Uni<Void> look(Some some) {
        if (some.horizon().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant known = some.horizon().get();
        return transactions
                .run(tx -> audits.judge(tx, some.orders(), known, clock.instant())
                        .call(judged -> audits.agree(
                                tx,
                                judged.stream()
                                        .filter(one -> one.drift() == null)
                                        .map(Judged::orderId)
                                        .toList(),
                                known)))
                .chain(judged -> {
                    Uni<Void> healed = Uni.createFrom().voidItem();
                    for (Judged one : judged) {
                        if (one.drift() != null) {
                            healed = healed.chain(() -> heal(some.audit().id(), one, known));
                        }
                    }
                    return healed;
                });
    }

    /** One that cannot be healed does not keep the others from being; the next audit finds it again. */
    private Uni<Void> heal(UUID audit, Judged one, Instant known) {
        return transactions
                .run(tx -> healing.of(tx, audit, one.orderId(), known))
                .onFailure()
                .invoke(failure -> {
                    LOG.errorf(failure, "The reservation of order %s cannot be healed", one.orderId());
                    unhealed.increment();
                })
                .onFailure()
                .recoverWithNull();
    }
}
