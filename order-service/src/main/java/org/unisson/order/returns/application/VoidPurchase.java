package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.domain.Returned;
import org.unisson.order.returns.messaging.PurchaseReturnedEvents;

/** Takes a whole sale back as never made: every piece, and on every tender what it had carried. */
@ApplicationScoped
public class VoidPurchase {

    private final Returns returns;
    private final SettleReturn settleReturn;
    private final Clock clock;

    VoidPurchase(Returns returns, SettleReturn settleReturn, Clock clock) {
        this.returns = returns;
        this.settleReturn = settleReturn;
        this.clock = clock;
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
                .chain(held -> write(tx, held, made(returnId, purchaseId, channel, store, at, held, whole(held))));
    }

    private Uni<PurchaseReturn> write(Transaction tx, Held held, PurchaseReturn made) {
        tx.emit(PurchaseReturnedEvents.of(made));
        return returns.add(tx, made, whole(held).refunds(), Map.of())
                .chain(() -> settleReturn.settle(tx, made, held.orderId()))
                .replaceWith(made);
    }

    private PurchaseReturn made(
            UUID returnId, UUID purchaseId, String channel, Gln store, Instant at, Held held, Granted whole) {
        return new PurchaseReturn(
                returnId,
                purchaseId,
                held.version() + 1,
                channel,
                store,
                held.customerId(),
                held.card(),
                whole.lines(),
                PurchaseReturn.refunds(held.purchase().tenders(), whole.refunds()),
                whole.total(),
                held.purchase().total(),
                at,
                clock.instant(),
                null,
                PurchaseReturn.Cause.VOID);
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
