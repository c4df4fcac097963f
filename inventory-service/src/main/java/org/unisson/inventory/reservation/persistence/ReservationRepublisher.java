package org.unisson.inventory.reservation.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.inventory.reservation.domain.Reservation;

/** Publishes again what became of the reservations that changed since an instant. */
@ApplicationScoped
class ReservationRepublisher implements StateRepublisher {

    private static final int CHUNK = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Transactions transactions;
    private final ReservationStore store;

    ReservationRepublisher(Transactions transactions, ReservationStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public String subject() {
        return "reservations";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return after(FIRST, since, 0);
    }

    private Uni<Long> after(UUID last, Instant since, long published) {
        return transactions.run(tx -> chunk(tx, last, since)).chain(ids -> {
            long total = published + ids.size();
            return ids.size() < CHUNK ? Uni.createFrom().item(total) : after(ids.getLast(), since, total);
        });
    }

    private Uni<List<UUID>> chunk(Transaction tx, UUID last, Instant since) {
        return tx.sql(
                        "select order_id from reservation where order_id > $1 and changed_at >= $2 order by order_id limit $3",
                        last,
                        toDatabase(since),
                        CHUNK)
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                })
                .call(ids -> store.lock(tx, ids).invoke(reservations -> {
                    for (Reservation reservation : reservations.values()) {
                        // A confirmed reservation may have been held again: telling it once more is harmless.
                        ReservationEvents.of(reservation, true, since).ifPresent(tx::emit);
                    }
                }));
    }
}
