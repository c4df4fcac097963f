package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.messaging.PurchaseReturnedEvents;

/** Gives back what was paid for pieces that will never be handed over, to the tenders they were paid with. */
@ApplicationScoped
public class CancelPieces {

    private final Returns returns;
    private final SettleReturn money;
    private final Clock clock;

    CancelPieces(Returns returns, SettleReturn money, Clock clock) {
        this.returns = returns;
        this.money = money;
        this.clock = clock;
    }

    /**
     * Cancels them in the caller's transaction. Once: the caller answers for that, by the consignment's state.
     *
     * @param location where they were to come from
     * @param pieces by line of the purchase, at most those that are waiting
     */
    public Uni<PurchaseReturn> cancel(
            Transaction tx, UUID purchaseId, String channel, Gln location, Map<UUID, Long> pieces) {
        return returns.hold(tx, purchaseId)
                .map(held -> held.orElseThrow(() -> new IllegalStateException("no purchase " + purchaseId)))
                .chain(held -> give(
                        tx, purchaseId, channel, location, held, held.purchase().cancel(pieces)));
    }

    private Uni<PurchaseReturn> give(
            Transaction tx, UUID purchaseId, String channel, Gln location, Held held, Granted granted) {
        Instant now = clock.instant();
        PurchaseReturn made = new PurchaseReturn(
                Ids.next(),
                purchaseId,
                held.version() + 1,
                channel,
                location,
                held.customerId(),
                held.card(),
                granted.lines(),
                PurchaseReturn.refunds(held.purchase().tenders(), granted.refunds()),
                granted.total(),
                held.purchase().total(),
                now,
                now,
                null,
                PurchaseReturn.Cause.CANCELLATION);
        tx.emit(PurchaseReturnedEvents.of(made));
        return returns.add(tx, made, granted.refunds())
                .chain(() -> money.settle(tx, made, held.orderId()))
                .replaceWith(made);
    }
}
