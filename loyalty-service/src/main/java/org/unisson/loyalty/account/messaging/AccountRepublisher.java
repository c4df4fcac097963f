package org.unisson.loyalty.account.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.loyalty.account.application.History;
import org.unisson.loyalty.account.domain.Movement;

/** Tells every account's last movement again. */
@ApplicationScoped
class AccountRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Retelling retelling;
    private final History history;

    AccountRepublisher(Retelling retelling, History history) {
        this.retelling = retelling;
        this.history = history;
    }

    @Override
    public String subject() {
        return "loyalty accounts";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                CHUNK,
                (tx, last, limit) -> history.lastMovements(tx, last, limit)
                        .invoke(movements -> movements.forEach(movement -> tx.emit(BalanceEvents.of(movement)))),
                Movement::accountId);
    }
}
