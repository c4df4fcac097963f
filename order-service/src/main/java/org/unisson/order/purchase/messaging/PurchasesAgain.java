package org.unisson.order.purchase.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.application.Purchases;
import org.unisson.order.purchase.application.Purchases.Recorded;

/** Tells again the sales recorded since an instant, under their own ids and version 1. */
@ApplicationScoped
class PurchasesAgain implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final Purchases purchases;

    PurchasesAgain(Retelling retelling, Purchases purchases) {
        this.retelling = retelling;
        this.purchases = purchases;
    }

    @Override
    public String subject() {
        return "purchases";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(Recording.before(since), AT_ONCE, this::some, PurchasesAgain::recording);
    }

    private Uni<List<Recorded>> some(Transaction tx, Recording last, int limit) {
        return purchases
                .recordedAfter(tx, last.at(), last.id(), limit)
                .chain(ids -> purchases.sold(tx, ids))
                .invoke(sold ->
                        sold.forEach(fact -> tx.emit(PurchaseMadeEvents.of(fact.purchase(), fact.recordedAt()))));
    }

    private static Recording recording(Recorded fact) {
        return new Recording(fact.recordedAt(), fact.purchase().purchaseId());
    }
}
