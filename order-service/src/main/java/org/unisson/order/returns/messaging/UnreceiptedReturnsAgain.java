package org.unisson.order.returns.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.order.returns.application.UnreceiptedReturn;
import org.unisson.order.returns.application.UnreceiptedReturns;

/** Tells again the returns without a receipt since an instant, under their own ids. */
@ApplicationScoped
class UnreceiptedReturnsAgain implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final UnreceiptedReturns returns;

    UnreceiptedReturnsAgain(Retelling retelling, UnreceiptedReturns returns) {
        this.retelling = retelling;
        this.returns = returns;
    }

    @Override
    public String subject() {
        return "returns without receipt";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                AT_ONCE,
                (tx, last, limit) -> returns.since(tx, since, last, limit)
                        .invoke(made -> made.forEach(one -> tx.emit(ReturnReceivedEvents.of(one)))),
                UnreceiptedReturn::returnId);
    }
}
