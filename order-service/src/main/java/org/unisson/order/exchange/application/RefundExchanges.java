package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cashrefund.application.CashDue;
import org.unisson.order.cashrefund.application.CashRefunds;
import org.unisson.order.exchange.application.Exchanges.GivenUp;
import org.unisson.order.ordering.application.ExchangesGivenUp;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.returns.application.CardRefunds;
import org.unisson.order.sales.application.BookSales;
import org.unisson.order.sales.domain.SetOffReversal;

/** Gives back what was set off for goods that cannot be had, to what had paid it in the first place. */
@ApplicationScoped
class RefundExchanges implements ExchangesGivenUp {

    private final Exchanges exchanges;
    private final CardRefunds cardRefunds;
    private final CashRefunds cashRefunds;
    private final BookSales ledger;

    RefundExchanges(Exchanges exchanges, CardRefunds cardRefunds, CashRefunds cashRefunds, BookSales ledger) {
        this.exchanges = exchanges;
        this.cardRefunds = cardRefunds;
        this.cashRefunds = cashRefunds;
        this.ledger = ledger;
    }

    @Override
    public Uni<Void> refund(Transaction tx, Collection<UUID> orderIds, Instant now) {
        return exchanges.giveUp(tx, orderIds, now).chain(all -> {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (GivenUp one : all) {
                done = done.chain(() -> refund(tx, one, now));
            }
            return done;
        });
    }

    private Uni<Void> refund(Transaction tx, GivenUp one, Instant now) {
        SetOffReversal reversal = new SetOffReversal(
                one.exchangeId(),
                one.purchaseId(),
                one.channel(),
                one.location(),
                one.parts().stream()
                        .map(part -> new SetOffReversal.Part(part.kind(), part.amount()))
                        .toList(),
                now);
        Uni<Void> booked = ledger.exchangeCalledOff(tx, reversal, now);
        for (Exchanges.Part part : one.parts()) {
            if (part.order() != null) {
                // Under the id of what was set off: the gateway refunds it once, whoever says it again.
                booked = booked.chain(() -> cardRefunds.owe(
                        tx, new CardRefunds.Owed(part.setOffId(), one.returnId(), part.order(), part.amount(), now)));
            }
        }
        return booked.chain(() -> cashRefunds.owe(tx, one.purchaseId(), inCash(one, now)));
    }

    private static List<CashDue> inCash(GivenUp one, Instant now) {
        return one.parts().stream()
                .filter(part -> part.kind().equals(PurchaseTender.CASH))
                .map(part -> new CashDue(
                        part.setOffId(), one.orderId(), part.amount(), CashDue.Reason.EXCHANGE_CALLED_OFF, now))
                .toList();
    }
}
