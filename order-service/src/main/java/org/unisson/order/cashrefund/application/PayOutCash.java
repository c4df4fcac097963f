package org.unisson.order.cashrefund.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.sales.application.BookSales;
import org.unisson.order.sales.domain.CashPayout;
import org.unisson.order.till.application.TillSessions;
import org.unisson.order.till.application.TillSessions.Stored;
import org.unisson.order.till.domain.TillSession;

/** Gives cash that is owed out of a till's drawer, once: drawer, refund and ledger move together. */
@ApplicationScoped
public class PayOutCash {

    private final TillSessions sessions;
    private final CashRefunds refunds;
    private final BookSales ledger;
    private final Clock clock;

    PayOutCash(TillSessions sessions, CashRefunds refunds, BookSales ledger, Clock clock) {
        this.sessions = sessions;
        this.refunds = refunds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @param allowed refuses the session's store where the caller may not give out its cash
     * @throws org.unisson.chassis.rest.ProblemException 404 no such refund; 409 it is paid out, or the session is closed; 422
     *     no such session, or one of another currency
     */
    public Uni<CashRefund> pay(Transaction tx, UUID refundId, UUID sessionId, Consumer<Gln> allowed) {
        // The drawer is held before the refund, by everybody: of two tills the second waits for the refund alone.
        return sessions.hold(tx, sessionId)
                .map(PayOutCash::known)
                .invoke(held -> allowed.accept(held.session().store()))
                .chain(held -> refunds.hold(tx, refundId)
                        .map(found -> found.orElseThrow(
                                () -> Problem.notFound("cash-refund", refundId).asException()))
                        .invoke(refund -> requirePayable(refund, held))
                        .chain(refund -> pay(tx, refund, held.session())));
    }

    private Uni<CashRefund> pay(Transaction tx, CashRefund refund, TillSession session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID refundId = refund.refundId();
        return refunds.paid(tx, refundId, session.sessionId(), now)
                .chain(() -> sessions.moveCash(
                        tx,
                        Ids.next(),
                        session.sessionId(),
                        refund.amount().negated(),
                        "refund " + refundId + " of order " + refund.orderId(),
                        now))
                .chain(() -> book(tx, refund, session, now))
                .replaceWith(refund.paid(session.sessionId(), now));
    }

    /** What became no sale was never in the ledger of sales. */
    private Uni<Void> book(Transaction tx, CashRefund refund, TillSession session, Instant now) {
        return refund.purchaseId() == null
                ? Uni.createFrom().voidItem()
                : ledger.paidOut(
                        tx,
                        new CashPayout(refund.refundId(), refund.purchaseId(), session.store(), refund.amount(), now));
    }

    private static Stored known(Optional<Stored> found) {
        return found.orElseThrow(
                () -> Problem.unprocessable("unknown-session", "/session", "no till has such a session")
                        .asException());
    }

    private static void requirePayable(CashRefund refund, Stored held) {
        if (refund.paidAt() != null) {
            throw Problem.conflict(
                            "already-paid-out",
                            "It was paid out at " + refund.paidAt() + ", in session " + refund.session() + ".")
                    .asException();
        }
        if (held.closing() != null) {
            throw Problem.conflict("session-closed", "The session is closed.").asException();
        }
        String currency = held.session().openingFloat().currency();
        if (!currency.equals(refund.amount().currency())) {
            throw Problem.unprocessable("other-currency", "/session", "the session is in " + currency)
                    .asException();
        }
    }
}
