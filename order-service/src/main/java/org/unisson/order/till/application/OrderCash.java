package org.unisson.order.till.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.cashrefund.application.CashDue;
import org.unisson.order.cashrefund.application.CashRefunds;
import org.unisson.order.ordering.application.TillCash;
import org.unisson.order.ordering.domain.CashTaken;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.till.application.TillSessions.Stored;

/**
 * Cash of orders: a movement of the till's session when it is taken, and another one where it is given back. Where that
 * till is closed it is owed until another one pays it out.
 */
@ApplicationScoped
class OrderCash implements TillCash {

    private final TillSessions sessions;
    private final CashRefunds refunds;

    OrderCash(TillSessions sessions, CashRefunds refunds) {
        this.sessions = sessions;
        this.refunds = refunds;
    }

    @Override
    public Uni<Void> take(Transaction tx, Order order, Instant now) {
        CashTaken cash = order.terms().cash().orElseThrow();
        return sessions.hold(tx, cash.sessionId())
                .invoke(found -> requireOpen(found, order, cash))
                .chain(found -> move(tx, found.orElseThrow(), order, cash.amount(), now));
    }

    @Override
    public Uni<Void> giveBack(Transaction tx, Collection<Order> cancelled, Instant now) {
        // In one order of the drawers: two who give back never wait for each other.
        List<Order> sorted = cancelled.stream()
                .sorted(Comparator.comparing(
                        order -> order.terms().cash().orElseThrow().sessionId()))
                .toList();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Order order : sorted) {
            done = done.chain(() -> giveBack(tx, order, now));
        }
        return done;
    }

    private Uni<Void> giveBack(Transaction tx, Order order, Instant now) {
        CashTaken cash = order.terms().cash().orElseThrow();
        return sessions.hold(tx, cash.sessionId())
                .chain(taken -> isOpen(taken) ? Uni.createFrom().item(taken) : openNow(tx, taken.orElseThrow(), now))
                .chain(open -> {
                    if (isOpen(open)) {
                        return move(tx, open.orElseThrow(), order, cash.amount().negated(), now);
                    }
                    return refunds.oweOfNoSale(
                            tx, new CashDue(Ids.next(), order.orderId(), cash.amount(), CashDue.Reason.NO_SALE, now));
                });
    }

    /** The session that the till has open after that one. */
    private Uni<Optional<Stored>> openNow(Transaction tx, Stored closed, Instant now) {
        return sessions.overlapping(
                        tx, closed.session().store(), closed.session().till(), now)
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().item(Optional.<Stored>empty())
                        : sessions.hold(tx, next.get()));
    }

    private static boolean isOpen(Optional<Stored> session) {
        return session.filter(one -> one.closing() == null).isPresent();
    }

    private static void requireOpen(Optional<Stored> found, Order order, CashTaken cash) {
        boolean here =
                found.map(one -> one.session().store().equals(order.soldAt())).orElse(false);
        if (!here) {
            throw Problem.unprocessable(
                            "unknown-session", "/cash/session", "no till of the store that sells has such a session")
                    .asException();
        }
        Stored session = found.orElseThrow();
        if (!session.session().openingFloat().currency().equals(cash.amount().currency())) {
            throw Problem.unprocessable(
                            "other-currency",
                            "/cash/amount",
                            "the session is in "
                                    + session.session().openingFloat().currency())
                    .asException();
        }
        if (session.closing() != null) {
            throw Problem.conflict("session-closed", "The session is closed.").asException();
        }
    }

    private Uni<Void> move(Transaction tx, Stored session, Order order, Money amount, Instant now) {
        return sessions.moveCash(
                tx, Ids.next(), session.session().sessionId(), amount, "order " + order.orderId(), now);
    }
}
