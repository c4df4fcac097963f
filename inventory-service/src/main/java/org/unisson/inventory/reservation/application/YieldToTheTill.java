package org.unisson.inventory.reservation.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.inventory.hold.application.HoldsGiveWay;
import org.unisson.inventory.reservation.domain.Claim;
import org.unisson.inventory.reservation.domain.Conflict;
import org.unisson.inventory.reservation.domain.Loss;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.persistence.ConflictStore;
import org.unisson.inventory.reservation.persistence.ReservationEvents;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Where a till's fact has left less than is set aside, whoever holds the piece has it: orders are told what they lose,
 * once. The order service decides what follows, as it alone knows what has been picked: its consignments withdraw, and
 * only then are the pieces looked for elsewhere. Safe with several replicas.
 */
@ApplicationScoped
public class YieldToTheTill {

    private static final int AT_ONCE = 200;

    // Of places where nothing has changed, so many a round: they keep no other waiting.
    private static final int SETTLED_AT_ONCE = 10;

    private final Transactions transactions;
    private final HoldsGiveWay holds;
    private final ConflictStore conflicts;
    private final ReservationStore reservations;
    private final StockStore stock;
    private final Clock clock;
    private final Counter lost;

    YieldToTheTill(
            Transactions transactions,
            HoldsGiveWay holds,
            ConflictStore conflicts,
            ReservationStore reservations,
            StockStore stock,
            Clock clock,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.holds = holds;
        this.conflicts = conflicts;
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
        this.lost = metrics.counter("unisson.stock.conflicts");
    }

    void start(@Observes StartupEvent event, Periodic periodic, ReservationTimes times) {
        periodic.every(times.conflictInterval(), "stock conflicts", this::run);
    }

    /** Looks at the places that are oversold, one after the other: carts give way first, then orders. */
    public Uni<Void> run() {
        return transactions
                .read(tx -> conflicts.oversold(tx, AT_ONCE, SETTLED_AT_ONCE))
                .chain(places -> {
                    Uni<Void> looked = Uni.createFrom().voidItem();
                    for (Place place : places) {
                        looked = looked.chain(() -> transactions.run(tx -> holds.at(tx, place)))
                                .chain(() -> transactions.run(tx -> look(tx, place)));
                    }
                    return looked;
                });
    }

    private Uni<Void> look(Transaction tx, Place place) {
        return conflicts
                .take(tx, place)
                .chain(taken -> taken
                        ? conflicts.ordersAt(tx, place).chain(orders -> look(tx, place, orders))
                        : Uni.createFrom().voidItem());
    }

    // Reservations before levels, as everybody locks them.
    private Uni<Void> look(Transaction tx, Place place, List<UUID> orders) {
        Instant now = clock.instant();
        return reservations.lock(tx, orders).chain(held -> stock.lock(tx, List.of(place), now)
                .chain(book -> {
                    StockLevel level = book.at(place);
                    return level.missing() == 0
                            ? conflicts.resolved(tx, place)
                            : conflicts.claims(tx, place, orders).chain(claims -> look(tx, level, claims, held, now));
                }));
    }

    private Uni<Void> look(
            Transaction tx, StockLevel level, List<Claim> claims, Map<UUID, Reservation> held, Instant now) {
        List<Loss> losses = Loss.of(level.missing(), claims);
        return losses.isEmpty() && claims.stream().noneMatch(Claim::isAsked)
                ? conflicts.settled(tx, level.place(), level.version(), now)
                : tell(tx, level.place(), losses, held, now).chain(() -> conflicts.putBehind(tx, level.place(), now));
    }

    private Uni<Void> tell(Transaction tx, Place place, List<Loss> losses, Map<UUID, Reservation> held, Instant now) {
        return conflicts.availableElsewhere(tx, place).chain(elsewhere -> {
            Map<UUID, List<Conflict.Line>> byOrder = new LinkedHashMap<>();
            for (Loss loss : losses) {
                // An order that is not decided yet is let be where something else is found for it: once it is
                // confirmed, it is asked. Where there is nothing, it is better told before it has paid.
                if (loss.claim().confirmed() || loss.lost() > elsewhere) {
                    byOrder.computeIfAbsent(loss.claim().orderId(), unknown -> new ArrayList<>())
                            .add(new Conflict.Line(loss.claim().lineId(), loss.kept(), loss.lost()));
                }
            }
            Uni<Void> told = Uni.createFrom().voidItem();
            List<Reservation> changed = new ArrayList<>();
            for (Map.Entry<UUID, List<Conflict.Line>> order : byOrder.entrySet()) {
                Reservation after = held.get(order.getKey()).told();
                changed.add(after);
                Conflict conflict = new Conflict(after.orderId(), after.version(), place, order.getValue(), now);
                tx.emit(ReservationEvents.conflict(conflict));
                told = told.chain(() -> conflicts.add(tx, conflict));
                lost.increment();
            }
            return told.chain(() -> reservations.save(tx, changed, now));
        });
    }
}
