package org.unisson.order.receipt.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.messaging.Recording;
import org.unisson.order.receipt.application.PurchaseClaim;
import org.unisson.order.receipt.application.PurchaseClaims;

/** Tells again the claims made since an instant, under their own ids and versions. */
@ApplicationScoped
class ClaimsAgain implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final PurchaseClaims claims;

    ClaimsAgain(Retelling retelling, PurchaseClaims claims) {
        this.retelling = retelling;
        this.claims = claims;
    }

    @Override
    public String subject() {
        return "claimed receipts";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(Recording.before(since), AT_ONCE, this::some, ClaimsAgain::recording);
    }

    private Uni<List<PurchaseClaim>> some(Transaction tx, Recording last, int limit) {
        return claims.claimedAfter(tx, last.at(), last.id(), limit)
                .invoke(made -> made.forEach(claim -> tx.emit(PurchaseClaimedEvents.of(claim))));
    }

    private static Recording recording(PurchaseClaim claim) {
        return new Recording(claim.claimedAt(), claim.claimId());
    }
}
