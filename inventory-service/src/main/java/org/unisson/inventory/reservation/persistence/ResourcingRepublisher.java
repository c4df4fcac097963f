package org.unisson.inventory.reservation.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;

/** Publishes again what was found elsewhere since an instant. */
@ApplicationScoped
class ResourcingRepublisher implements StateRepublisher {

    private static final int CHUNK = 500;
    private static final Position FIRST = new Position(new UUID(0, 0), 0);

    private final Retelling retelling;
    private final ConsignmentStore store;

    ResourcingRepublisher(Retelling retelling, ConsignmentStore store) {
        this.retelling = retelling;
        this.store = store;
    }

    private record Position(UUID order, long version) {}

    @Override
    public String subject() {
        return "resourcings";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                FIRST,
                CHUNK,
                (tx, last, limit) -> store.since(tx, since, last.order(), last.version(), limit)
                        .invoke(found -> found.forEach(one -> tx.emit(ReservationEvents.resourced(one)))),
                one -> new Position(one.orderId(), one.version()));
    }
}
