package org.unisson.inventory.epcis.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;

/** Publishes again what was told of reads since an instant, each under its own id. */
@ApplicationScoped
class ReadRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Retelling retelling;
    private final ReadStore store;

    ReadRepublisher(Retelling retelling, ReadStore store) {
        this.retelling = retelling;
        this.store = store;
    }

    @Override
    public String subject() {
        return "item reads";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                FIRST,
                CHUNK,
                (tx, last, limit) -> store.since(tx, last, since, limit)
                        .invoke(told -> told.forEach(one -> tx.emit(ReadStore.event(one)))),
                ReadStore.Told::id);
    }
}
