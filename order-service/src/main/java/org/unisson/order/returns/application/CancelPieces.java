package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.returns.application.PurchaseReturn.Cause;
import org.unisson.order.returns.application.WriteReturn.Occasion;
import org.unisson.order.returns.domain.SetOff;

/** Gives back what was paid for pieces that will never be handed over, to the tenders they were paid with. */
@ApplicationScoped
public class CancelPieces {

    private final Returns returns;
    private final WriteReturn writing;

    CancelPieces(Returns returns, WriteReturn writing) {
        this.returns = returns;
        this.writing = writing;
    }

    /**
     * Cancels them in the caller's transaction. Once: the caller answers for that, by the consignment's state.
     *
     * @param location where they were to come from
     * @param pieces by line of the purchase, at most those that are waiting
     */
    public Uni<PurchaseReturn> cancel(
            Transaction tx, UUID purchaseId, String channel, Gln location, Map<UUID, Long> pieces) {
        return foresee(tx, purchaseId, pieces)
                .chain(decided -> cancel(tx, purchaseId, channel, location, decided, SetOff.NONE));
    }

    /** What would be given back for them. The purchase is held. */
    public Uni<DecidedReturn> foresee(Transaction tx, UUID purchaseId, Map<UUID, Long> pieces) {
        return returns.hold(tx, purchaseId)
                .map(held -> held.orElseThrow(() -> new IllegalStateException("no purchase " + purchaseId)))
                .map(held -> new DecidedReturn(held, held.purchase().cancel(pieces), Map.of()));
    }

    /** Cancels what was decided in the same transaction. @param setOff what of the refunds does not go back */
    public Uni<PurchaseReturn> cancel(
            Transaction tx, UUID purchaseId, String channel, Gln location, DecidedReturn decided, SetOff setOff) {
        return writing.write(
                tx,
                Ids.next(),
                decided.held(),
                decided.granted(),
                new Occasion(purchaseId, channel, location, Cause.CANCELLATION, null, null),
                Map.of(),
                setOff);
    }
}
