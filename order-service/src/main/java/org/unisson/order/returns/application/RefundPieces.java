package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.returns.application.PurchaseReturn.Cause;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.application.WriteReturn.Occasion;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.domain.Returned;

/** Gives back what was paid for pieces that were handed over and never received, to the tenders they were paid with. */
@ApplicationScoped
public class RefundPieces {

    private final Returns returns;
    private final WriteReturn writing;

    RefundPieces(Returns returns, WriteReturn writing) {
        this.returns = returns;
        this.writing = writing;
    }

    /**
     * Refunds them in the caller's transaction. Once: the caller answers for that, by the claim.
     *
     * @param location where it is booked
     * @param pieces by line of the purchase, that were handed over and not given back
     */
    public Uni<PurchaseReturn> refund(
            Transaction tx, UUID purchaseId, String channel, Gln location, Map<UUID, Long> pieces) {
        return returns.hold(tx, purchaseId)
                .map(held -> held.orElseThrow(() -> new IllegalStateException("no purchase " + purchaseId)))
                .chain(held -> writing.write(
                        tx,
                        held,
                        granted(held, pieces),
                        new Occasion(purchaseId, channel, location, Cause.CLAIM, null, null)));
    }

    private static Granted granted(Held held, Map<UUID, Long> pieces) {
        var decision = held.purchase()
                .giveBack(pieces.entrySet().stream()
                        .map(line -> new Returned(line.getKey(), line.getValue(), Condition.SELLABLE))
                        .toList());
        if (decision instanceof Granted granted) {
            return granted;
        }
        throw new IllegalStateException("what was claimed is not the customer's any more: " + decision);
    }
}
