package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.application.WriteReturn.Occasion;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.domain.Returned;

/** Takes a whole sale back as never made: every piece, and on every tender what it had carried. */
@ApplicationScoped
public class VoidPurchase {

    private final Returns returns;
    private final WriteReturn writing;

    VoidPurchase(Returns returns, WriteReturn writing) {
        this.returns = returns;
        this.writing = writing;
    }

    /**
     * In the caller's transaction. The caller has seen to it that nothing of it has come back.
     *
     * @param store where it was sold, and where its goods are
     */
    public Uni<PurchaseReturn> take(
            Transaction tx, UUID returnId, UUID purchaseId, String channel, Gln store, Instant at) {
        return returns.hold(tx, purchaseId)
                .map(held -> held.orElseThrow(() -> new IllegalStateException("no purchase " + purchaseId)))
                .chain(held -> writing.write(
                        tx,
                        returnId,
                        held,
                        whole(held),
                        new Occasion(purchaseId, channel, store, PurchaseReturn.Cause.VOID, at, null),
                        Map.of()));
    }

    private static Granted whole(Held held) {
        ReturnDecision decision = held.purchase()
                .giveBack(held.purchase().lines().stream()
                        .map(line -> new Returned(line.lineId(), line.quantity(), Condition.SELLABLE))
                        .toList());
        if (decision instanceof Granted granted) {
            return granted;
        }
        throw new IllegalStateException("what is voided is whole: " + decision);
    }
}
