package org.unisson.customer.reminder.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.customer.reminder.application.Decisions.Recorded;

/** Publishes again the decisions taken since an instant. */
@ApplicationScoped
class DecisionRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final Decisions decisions;

    DecisionRepublisher(Transactions transactions, Decisions decisions) {
        this.transactions = transactions;
        this.decisions = decisions;
    }

    @Override
    public String subject() {
        return "contact decisions";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return from(since, BEFORE_ALL, 0);
    }

    private Uni<Long> from(Instant since, UUID after, long emitted) {
        return transactions
                .run(tx -> decisions
                        .takenSince(tx, since, after, PAGE)
                        .invoke(page ->
                                page.forEach(one -> tx.emit(DecisionEvents.decided(one.decision(), one.cause())))))
                .chain(page -> next(since, page, emitted + page.size()));
    }

    private Uni<Long> next(Instant since, List<Recorded> page, long emitted) {
        return page.size() < PAGE
                ? Uni.createFrom().item(emitted)
                : from(since, page.getLast().decision().decisionId(), emitted);
    }
}
