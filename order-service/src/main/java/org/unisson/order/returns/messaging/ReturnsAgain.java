package org.unisson.order.returns.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.purchase.messaging.Republishing;
import org.unisson.order.purchase.messaging.Republishing.Place;
import org.unisson.order.purchase.messaging.Republishing.Told;
import org.unisson.order.returns.application.Returns;

/** Tells again the returns recorded since an instant, under their own ids and versions. */
@ApplicationScoped
class ReturnsAgain implements StateRepublisher {

    private final Transactions transactions;
    private final Returns returns;

    ReturnsAgain(Transactions transactions, Returns returns) {
        this.transactions = transactions;
        this.returns = returns;
    }

    @Override
    public String subject() {
        return "returns";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return Republishing.from(transactions, Place.before(since), this::next);
    }

    private Uni<List<Told>> next(Transaction tx, Place after) {
        return returns.recordedAfter(tx, after.recordedAt(), after.id(), Republishing.AT_ONCE)
                .chain(ids -> returns.all(tx, ids))
                .map(made -> Republishing.told(
                        made, fact -> new Place(fact.recordedAt(), fact.returnId()), PurchaseReturnedEvents::of));
    }
}
