package org.unisson.loyalty.account.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.loyalty.account.application.History;

/** Tells the decisions about holds since an instant again. */
@ApplicationScoped
class HoldRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Transactions transactions;
    private final History history;

    HoldRepublisher(Transactions transactions, History history) {
        this.transactions = transactions;
        this.history = history;
    }

    @Override
    public String subject() {
        return "points held for orders";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return from(since, new UUID(0, 0), 0);
    }

    private Uni<Long> from(Instant since, UUID after, long told) {
        return transactions
                .run(tx -> history.decisions(tx, since, after, CHUNK)
                        .invoke(decisions -> decisions.forEach(decision -> tx.emit(HoldEvents.of(decision)))))
                .chain(decisions -> decisions.size() < CHUNK
                        ? Uni.createFrom().item(told + decisions.size())
                        : from(since, decisions.getLast().orderId(), told + decisions.size()));
    }
}
