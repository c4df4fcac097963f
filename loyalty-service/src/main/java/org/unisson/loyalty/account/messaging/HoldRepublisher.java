package org.unisson.loyalty.account.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.loyalty.account.application.History;
import org.unisson.loyalty.account.domain.Hold;

/** Tells the decisions about holds since an instant again. */
@ApplicationScoped
class HoldRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Retelling retelling;
    private final History history;

    HoldRepublisher(Retelling retelling, History history) {
        this.retelling = retelling;
        this.history = history;
    }

    @Override
    public String subject() {
        return "points held for orders";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                CHUNK,
                (tx, last, limit) -> history.decisions(tx, since, last, limit)
                        .invoke(decisions -> decisions.forEach(decision -> tx.emit(HoldEvents.of(decision)))),
                Hold.Decision::orderId);
    }
}
