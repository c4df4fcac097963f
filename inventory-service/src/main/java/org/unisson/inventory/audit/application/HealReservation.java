package org.unisson.inventory.audit.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.unisson.chassis.messaging.EventLocks;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.audit.persistence.ReservationAuditStore;
import org.unisson.inventory.audit.persistence.ReservationAuditStore.Judged;
import org.unisson.inventory.reservation.application.OrderFeed;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.schemas.Topics;

/** Heals the reservation of one order, by the verbs that its messages would have used, and writes down what was done. */
@ApplicationScoped
class HealReservation {

    private static final Logger LOG = Logger.getLogger(HealReservation.class);

    private final EventLocks events;
    private final ReservationAuditStore audits;
    private final ReservationStore reservations;
    private final PutReservationRight puttingRight;
    private final Clock clock;
    private final MeterRegistry metrics;

    HealReservation(
            EventLocks events,
            ReservationAuditStore audits,
            ReservationStore reservations,
            PutReservationRight puttingRight,
            Clock clock,
            MeterRegistry metrics) {
        this.events = events;
        this.audits = audits;
        this.reservations = reservations;
        this.puttingRight = puttingRight;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Heals it, if it has drifted still now that nobody else can change it. */
    Uni<Void> of(Transaction tx, UUID audit, UUID order, Instant horizon) {
        // A reservation that is only being made cannot be locked, nor seen.
        return events.hold(tx, OrderFeed.HANDLER, Topics.ORDERS, order.toString())
                .chain(() -> audits.lock(tx, order))
                .chain(() -> reservations.lock(tx, List.of(order)))
                .chain(held -> audits.judge(tx, List.of(order), horizon, clock.instant())
                        .chain(judged -> judged.isEmpty() || judged.getFirst().drift() == null
                                ? Uni.createFrom().voidItem()
                                : heal(tx, audit, judged.getFirst(), held)));
    }

    private Uni<Void> heal(Transaction tx, UUID audit, Judged found, Map<UUID, Reservation> held) {
        UUID order = found.orderId();
        Reservation before = held.get(order);
        return puttingRight
                .of(tx, found)
                .chain(() -> reservations.lock(tx, List.of(order)))
                .chain(after -> {
                    LOG.errorf(
                            "The reservation of order %s, which is %s, had drifted: %s",
                            order, found.orderStatus(), found.drift());
                    metrics.counter(
                                    "unisson.reservations.drifted",
                                    "drift",
                                    found.drift().name())
                            .increment();
                    return audits.record(tx, audit, found, before, after.get(order), clock.instant());
                });
    }
}
