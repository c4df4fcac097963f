package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.sales.application.BookSales;
import org.unisson.order.sales.domain.Restitution;
import org.unisson.order.sales.domain.Reversal;

/** What a return comes to in money: it is booked, and what is owed to a card is written down. */
@ApplicationScoped
class SettleReturn {

    private final BookSales ledger;
    private final CardRefunds cardRefunds;

    SettleReturn(BookSales ledger, CardRefunds cardRefunds) {
        this.ledger = ledger;
        this.cardRefunds = cardRefunds;
    }

    /** In the caller's transaction. */
    Uni<Void> settle(Transaction tx, PurchaseReturn made) {
        return booked(tx, made).chain(() -> cardRefunds.owe(tx, made));
    }

    private Uni<Void> booked(Transaction tx, PurchaseReturn made) {
        return made.cause() == PurchaseReturn.Cause.VOID
                ? ledger.voided(
                        tx,
                        new Reversal(made.returnId(), made.purchaseId(), made.channel(), made.returnedAt()),
                        made.recordedAt())
                : ledger.returned(tx, restitution(made), made.recordedAt());
    }

    private static Restitution restitution(PurchaseReturn made) {
        return new Restitution(
                made.returnId(),
                made.purchaseId(),
                made.channel(),
                made.location(),
                made.lines(),
                made.refunds().stream()
                        .map(refund -> new Restitution.Refund(refund.kind(), refund.amount()))
                        .toList(),
                made.returnedAt(),
                Restitution.Cause.valueOf(made.cause().name()));
    }
}
