package org.unisson.customer.reminder.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;

/** Publishes again the decisions taken since an instant. */
@ApplicationScoped
class DecisionRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Retelling retelling;
    private final Decisions decisions;

    DecisionRepublisher(Retelling retelling, Decisions decisions) {
        this.retelling = retelling;
        this.decisions = decisions;
    }

    @Override
    public String subject() {
        return "contact decisions";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                BEFORE_ALL,
                PAGE,
                (tx, last, limit) -> decisions
                        .takenSince(tx, since, last, limit)
                        .invoke(page ->
                                page.forEach(one -> tx.emit(DecisionEvents.decided(one.decision(), one.cause())))),
                recorded -> recorded.decision().decisionId());
    }
}
