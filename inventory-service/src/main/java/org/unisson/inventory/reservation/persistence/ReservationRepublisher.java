package org.unisson.inventory.reservation.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.reservation.domain.Reservation;

/** Publishes again what became of the reservations that changed since an instant. */
@ApplicationScoped
class ReservationRepublisher implements StateRepublisher {

    private static final int CHUNK = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Retelling retelling;
    private final ReservationStore store;
    private final ConsignmentStore consignments;
    private final ConflictStore conflicts;

    ReservationRepublisher(
            Retelling retelling, ReservationStore store, ConsignmentStore consignments, ConflictStore conflicts) {
        this.retelling = retelling;
        this.store = store;
        this.consignments = consignments;
        this.conflicts = conflicts;
    }

    @Override
    public String subject() {
        return "reservations";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(FIRST, CHUNK, (tx, last, limit) -> some(tx, last, since, limit), id -> id);
    }

    private Uni<List<UUID>> some(Transaction tx, UUID last, Instant since, int limit) {
        return tx.sql(
                        "select order_id from reservation where order_id > $1 and changed_at >= $2 order by order_id limit $3",
                        last,
                        toDatabase(since),
                        limit)
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                })
                // Before the reservations: their versions are higher.
                .call(ids -> consignments
                        .ofOrders(tx, ids, since)
                        .chain(found -> conflicts.ofOrders(tx, ids, since).invoke(told -> Stream.concat(
                                        found.stream().map(ReservationEvents::resourced),
                                        told.stream().map(ReservationEvents::conflict))
                                .sorted(Comparator.comparingLong(Event::version))
                                .forEach(tx::emit))))
                .call(ids -> store.lock(tx, ids).invoke(reservations -> {
                    for (Reservation reservation : reservations.values()) {
                        // A confirmed reservation may have been held again: telling it once more is harmless.
                        ReservationEvents.of(reservation, true, since).ifPresent(tx::emit);
                    }
                }));
    }
}
