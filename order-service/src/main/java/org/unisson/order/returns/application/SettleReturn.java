package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cashrefund.application.CashDue;
import org.unisson.order.cashrefund.application.CashDue.Reason;
import org.unisson.order.cashrefund.application.CashRefunds;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.sales.application.BookSales;
import org.unisson.order.sales.domain.Restitution;
import org.unisson.order.sales.domain.Reversal;

/** What a return comes to in money: it is booked, and what is owed to a card or in cash is written down. */
@ApplicationScoped
class SettleReturn {

    private final BookSales ledger;
    private final CardRefunds cardRefunds;
    private final CashRefunds cashRefunds;

    SettleReturn(BookSales ledger, CardRefunds cardRefunds, CashRefunds cashRefunds) {
        this.ledger = ledger;
        this.cardRefunds = cardRefunds;
        this.cashRefunds = cashRefunds;
    }

    /** In the caller's transaction. */
    Uni<Void> settle(Transaction tx, PurchaseReturn made) {
        return booked(tx, made)
                .chain(() -> cardRefunds.owe(tx, made))
                .chain(() -> cashRefunds.owe(tx, made.purchaseId(), inCash(made)));
    }

    /** What no till gives back at once: nobody has brought anything there. */
    private static List<CashDue> inCash(PurchaseReturn made) {
        return switch (made.cause()) {
            case RETURN, VOID -> List.of();
            case CANCELLATION -> inCash(made, Reason.CANCELLATION);
            case CLAIM -> inCash(made, Reason.CLAIM);
        };
    }

    private static List<CashDue> inCash(PurchaseReturn made, Reason reason) {
        return made.refunds().stream()
                .filter(refund -> refund.kind().equals(PurchaseTender.CASH))
                .map(refund -> new CashDue(Ids.next(), null, refund.amount(), reason, made.recordedAt()))
                .toList();
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
