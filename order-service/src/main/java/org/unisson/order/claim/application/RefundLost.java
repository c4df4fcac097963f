package org.unisson.order.claim.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.time.Periodic;

/** Gives back the money for lost goods that could not be sent again, without anybody asking for it. */
@ApplicationScoped
public class RefundLost {

    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final Losses losses;
    private final RefundClaim refunding;
    private final Clock clock;

    RefundLost(Transactions transactions, Losses losses, RefundClaim refunding, Clock clock) {
        this.transactions = transactions;
        this.losses = losses;
        this.refunding = refunding;
        this.clock = clock;
    }

    void start(
            @Observes StartupEvent event,
            Periodic periodic,
            @ConfigProperty(name = "unisson.claims.losses-interval", defaultValue = "PT1S") Duration interval) {
        periodic.every(interval, "refunding lost parcels", () -> refundEnded(AT_ONCE));
    }

    /** One after the other; what another replica has is left to it. */
    private Uni<Void> refundEnded(int atMost) {
        return atMost == 0
                ? Uni.createFrom().voidItem()
                : transactions
                        .run(this::next)
                        .chain(found -> found
                                ? refundEnded(atMost - 1)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> next(Transaction tx) {
        return losses.nextEnded(tx)
                .chain(ended -> ended == null
                        ? Uni.createFrom().item(false)
                        : refunding
                                .refund(tx, ended.claimId(), any -> {})
                                .replaceWithVoid()
                                // Nothing of it is to be refunded: all came, or somebody has asked for it before.
                                .onFailure(ProblemException.class)
                                .recoverWithNull()
                                .chain(() -> losses.settled(tx, ended.consignmentId(), clock.instant()))
                                .replaceWith(true));
    }
}
