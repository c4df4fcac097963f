package org.unisson.order.claim.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.order.claim.application.Claims;

/** Tells again the decisions on claims since an instant, under their own ids and versions. */
@ApplicationScoped
class ClaimsAgain implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final Claims claims;

    ClaimsAgain(Retelling retelling, Claims claims) {
        this.retelling = retelling;
        this.claims = claims;
    }

    @Override
    public String subject() {
        return "claims";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                AT_ONCE,
                (tx, last, limit) -> claims.decisionsSince(tx, since, last, limit)
                        .invoke(told -> told.forEach(one -> tx.emit(ClaimEvents.of(one.claim(), one.decision())))),
                told -> told.decision().decisionId());
    }
}
