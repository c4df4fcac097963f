package org.unisson.order.purchase.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.purchase.application.Purchases;
import org.unisson.order.purchase.messaging.Republishing.Place;
import org.unisson.order.purchase.messaging.Republishing.Told;

/** Tells again the sales recorded since an instant, under their own ids and version 1. */
@ApplicationScoped
class PurchasesAgain implements StateRepublisher {

    private final Transactions transactions;
    private final Purchases purchases;

    PurchasesAgain(Transactions transactions, Purchases purchases) {
        this.transactions = transactions;
        this.purchases = purchases;
    }

    @Override
    public String subject() {
        return "purchases";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return Republishing.from(transactions, Place.before(since), this::next);
    }

    private Uni<List<Told>> next(Transaction tx, Place after) {
        return purchases
                .recordedAfter(tx, after.recordedAt(), after.id(), Republishing.AT_ONCE)
                .chain(ids -> purchases.sold(tx, ids))
                .map(sold -> Republishing.told(
                        sold,
                        fact -> new Place(fact.recordedAt(), fact.purchase().purchaseId()),
                        fact -> PurchaseMadeEvents.of(fact.purchase(), fact.recordedAt())));
    }
}
