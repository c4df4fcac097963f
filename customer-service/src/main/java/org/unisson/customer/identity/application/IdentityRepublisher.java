package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;

/** Publishes again whom every customer is that is, or was, another person. */
@ApplicationScoped
class IdentityRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Retelling retelling;
    private final IdentityDecisions decisions;

    IdentityRepublisher(Retelling retelling, IdentityDecisions decisions) {
        this.retelling = retelling;
        this.decisions = decisions;
    }

    @Override
    public String subject() {
        return "identities";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                BEFORE_ALL,
                PAGE,
                (tx, last, limit) -> decisions
                        .pageForRepublishing(tx, last, limit)
                        .invoke(page -> page.forEach(state -> tx.emit(IdentityEvents.of(state)))),
                IdentityDecisions.State::customer);
    }
}
