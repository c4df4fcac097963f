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
import org.unisson.order.returns.application.PurchaseReturn.Cause;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.domain.SetOff;
import org.unisson.order.returns.messaging.PurchaseReturnedEvents;

/** Writes down, tells and books what was decided to give back. */
@ApplicationScoped
class WriteReturn {

    private final Returns returns;
    private final SettleReturn money;
    private final Clock clock;

    WriteReturn(Returns returns, SettleReturn money, Clock clock) {
        this.returns = returns;
        this.money = money;
        this.clock = clock;
    }

    /**
     * Where, why and when.
     *
     * @param returnedAt by the channel's clock; null: now
     * @param reference what another system calls it, or null
     */
    record Occasion(UUID purchaseId, String channel, Gln location, Cause cause, Instant returnedAt, String reference) {}

    /** Writes it for a purchase that is held: all pieces count as returned. */
    Uni<PurchaseReturn> write(Transaction tx, Held held, Granted granted, Occasion occasion) {
        return write(tx, held, granted, occasion, Map.of());
    }

    /** @param uncounted pieces by line that come in without being those that were bought */
    Uni<PurchaseReturn> write(
            Transaction tx, Held held, Granted granted, Occasion occasion, Map<UUID, Long> uncounted) {
        return write(tx, Ids.next(), held, granted, occasion, uncounted, SetOff.NONE);
    }

    /** @param returnId where the caller has named it already */
    Uni<PurchaseReturn> write(
            Transaction tx, UUID returnId, Held held, Granted granted, Occasion occasion, Map<UUID, Long> uncounted) {
        return write(tx, returnId, held, granted, occasion, uncounted, SetOff.NONE);
    }

    /** @param setOff what of the refunds is set off against goods taken instead */
    Uni<PurchaseReturn> write(
            Transaction tx,
            UUID returnId,
            Held held,
            Granted granted,
            Occasion occasion,
            Map<UUID, Long> uncounted,
            SetOff setOff) {
        Instant now = clock.instant();
        PurchaseReturn made = new PurchaseReturn(
                returnId,
                occasion.purchaseId(),
                held.version() + 1,
                occasion.channel(),
                occasion.location(),
                held.customerId(),
                held.card(),
                granted.lines(),
                PurchaseReturn.refunds(held.purchase().tenders(), granted.refunds(), setOff),
                granted.total(),
                held.purchase().total(),
                occasion.returnedAt() == null ? now : occasion.returnedAt(),
                now,
                occasion.reference(),
                occasion.cause());
        tx.emit(PurchaseReturnedEvents.of(made));
        return returns.add(tx, made, granted.refunds(), uncounted)
                .chain(() -> money.settle(tx, made))
                .replaceWith(made);
    }
}
