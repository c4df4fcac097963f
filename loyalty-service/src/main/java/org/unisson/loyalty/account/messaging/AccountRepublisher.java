package org.unisson.loyalty.account.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.loyalty.account.application.History;

/** Tells every account's last movement again. */
@ApplicationScoped
class AccountRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Transactions transactions;
    private final History history;

    AccountRepublisher(Transactions transactions, History history) {
        this.transactions = transactions;
        this.history = history;
    }

    @Override
    public String subject() {
        return "loyalty accounts";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return from(new UUID(0, 0), 0);
    }

    private Uni<Long> from(UUID after, long told) {
        return transactions
                .run(tx -> history.lastMovements(tx, after, CHUNK)
                        .invoke(movements -> movements.forEach(movement -> tx.emit(BalanceEvents.of(movement)))))
                .chain(movements -> movements.size() < CHUNK
                        ? Uni.createFrom().item(told + movements.size())
                        : from(movements.getLast().accountId(), told + movements.size()));
    }
}
