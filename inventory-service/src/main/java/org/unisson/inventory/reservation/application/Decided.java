package org.unisson.inventory.reservation.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.domain.Reservation.State;
import org.unisson.inventory.reservation.domain.ReservedLine;
import org.unisson.inventory.reservation.persistence.ReservationEvents;
import org.unisson.inventory.sourcing.application.KeepDecisions;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Workload;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;

/** What has come of the messages of one transaction, and is to be written and told. */
final class Decided {

    final Map<UUID, Reservation> changed = new LinkedHashMap<>();
    final Map<UUID, Hold> holds = new LinkedHashMap<>();
    final List<Event> events = new ArrayList<>();
    final List<Movement> movements = new ArrayList<>();
    final List<KeepDecisions.Decided> explained = new ArrayList<>();
    private final Workload workload;

    Decided(Workload workload) {
        this.workload = workload;
    }

    void explain(Reservation placed, Plan plan) {
        explained.add(new KeepDecisions.Decided(
                placed.orderId(), placed.version(), KeepDecisions.Cause.PLACED, plan.decisions()));
    }

    void add(OrderMessage message, Reservation before, Reservation after, Instant now) {
        changed.put(after.orderId(), after);
        boolean heldAgain = before != null && before.state() instanceof State.Released;
        // That nothing is left of an open order is no news to it: it would take it for a broken promise.
        if (!(message instanceof OrderMessage.Relieved) || after.isOpen()) {
            ReservationEvents.of(after, heldAgain, now).ifPresent(events::add);
        }
        if (before != null && before.isOpen()) {
            before.lines().forEach(line -> workload.change(line.place().location(), -line.quantity()));
        }
        if (after.isOpen()) {
            after.lines().forEach(line -> workload.change(line.place().location(), line.quantity()));
        }
        if (message instanceof OrderMessage.Fulfilled fulfilled && !fulfilled.consigned()) {
            goods(fulfilled, after);
        }
    }

    private void goods(OrderMessage.Fulfilled fulfilled, Reservation after) {
        Map<Place, Long> pieces = new TreeMap<>();
        for (ReservedLine line : after.lines()) {
            pieces.merge(line.place(), line.quantity(), Long::sum);
        }
        pieces.forEach((place, quantity) -> movements.add(new Movement(
                Ids.next(), place, -quantity, MovementReason.SALE, "order:" + after.orderId(), fulfilled.at())));
    }
}
