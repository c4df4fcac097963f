package org.unisson.order.returns.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.messaging.Recording;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.Returns;

/** Tells again the returns recorded since an instant, under their own ids and versions. */
@ApplicationScoped
class ReturnsAgain implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final Returns returns;

    ReturnsAgain(Retelling retelling, Returns returns) {
        this.retelling = retelling;
        this.returns = returns;
    }

    @Override
    public String subject() {
        return "returns";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(Recording.before(since), AT_ONCE, this::some, ReturnsAgain::recording);
    }

    private Uni<List<PurchaseReturn>> some(Transaction tx, Recording last, int limit) {
        return returns.recordedAfter(tx, last.at(), last.id(), limit)
                .chain(ids -> returns.all(tx, ids))
                .invoke(made -> made.forEach(fact -> tx.emit(PurchaseReturnedEvents.of(fact))));
    }

    private static Recording recording(PurchaseReturn fact) {
        return new Recording(fact.recordedAt(), fact.returnId());
    }
}
