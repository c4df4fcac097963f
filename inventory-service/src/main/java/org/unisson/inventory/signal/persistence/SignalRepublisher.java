package org.unisson.inventory.signal.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.inventory.signal.domain.Signal;

/** Publishes again what was told of stock since an instant, each under its own id. */
@ApplicationScoped
class SignalRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Retelling retelling;
    private final SignalStore store;

    SignalRepublisher(Retelling retelling, SignalStore store) {
        this.retelling = retelling;
        this.store = store;
    }

    @Override
    public String subject() {
        return "stock signals";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                FIRST,
                CHUNK,
                (tx, last, limit) -> store.since(tx, last, since, limit)
                        .invoke(told -> told.forEach(signal -> tx.emit(SignalStore.event(signal)))),
                Signal::id);
    }
}
