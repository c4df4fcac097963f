package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.sales.application.BookSales;
import org.unisson.order.sales.domain.CardSettlement;

/** Writes down that a refund which the gateway has refused for good was paid by a bank transfer, and books it. */
@ApplicationScoped
public class SettleCardRefund {

    private final RefusedRefunds refunds;
    private final BookSales ledger;
    private final Clock clock;

    SettleCardRefund(RefusedRefunds refunds, BookSales ledger, Clock clock) {
        this.refunds = refunds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Settles it, once; the same transfer again is the same settlement.
     *
     * @param reference of the transfer
     * @param by subject of who says so
     * @throws org.unisson.chassis.rest.ProblemException 404 no such refund; 409 where the gateway has not refused it, or
     *     another transfer has settled it
     */
    public Uni<OwedRefund> settle(Transaction tx, UUID refundId, String reference, String by) {
        return refunds.hold(tx, refundId)
                .map(held -> held.orElseThrow(
                        () -> Problem.notFound("card refund", refundId).asException()))
                .chain(held -> switch (held.refund().status()) {
                    case REFUSED -> settle(tx, held, reference, by);
                    case SETTLED -> same(held.refund(), reference);
                    case OWED ->
                        throw Problem.conflict(
                                        "not-refused",
                                        "The gateway is still asked for it: what it gives would be given twice.")
                                .asException();
                    case PAID ->
                        throw Problem.conflict("given-back", "The card has got it.")
                                .asException();
                });
    }

    private Uni<OwedRefund> settle(Transaction tx, RefusedRefunds.Held held, String reference, String by) {
        OwedRefund refund = held.refund();
        Instant now = clock.instant();
        return refunds.settle(tx, refund.refundId(), new CardRefundSettlement(reference, by, now))
                .chain(() -> ledger.settled(
                        tx, new CardSettlement(refund.refundId(), held.purchaseId(), refund.amount(), now)))
                .chain(() -> refunds.hold(tx, refund.refundId()))
                .map(settled -> settled.orElseThrow().refund());
    }

    private static Uni<OwedRefund> same(OwedRefund refund, String reference) {
        if (!refund.settlement().reference().equals(reference)) {
            throw Problem.conflict("settled-before", "Another transfer has settled it.")
                    .asException();
        }
        return Uni.createFrom().item(refund);
    }
}
