package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.payment.application.Payments;

/** Writes what a batch of orders has come to: a statement per kind of consequence that there is. */
@ApplicationScoped
class Consequences {

    private final Orders orders;
    private final KeepMissedGifts gifts;
    private final OrderFacts facts;
    private final Payments payments;
    private final OrderSales sales;
    private final ExchangesGivenUp exchanges;
    private final ReplacedLines replaced;
    private final TillCash cash;

    Consequences(
            Orders orders,
            KeepMissedGifts gifts,
            OrderFacts facts,
            Payments payments,
            OrderSales sales,
            ExchangesGivenUp exchanges,
            ReplacedLines replaced,
            TillCash cash) {
        this.orders = orders;
        this.gifts = gifts;
        this.facts = facts;
        this.payments = payments;
        this.sales = sales;
        this.exchanges = exchanges;
        this.replaced = replaced;
        this.cash = cash;
    }

    Uni<Void> write(Transaction tx, OrderBatch batch) {
        tx.emit(batch.events);
        return some(batch.changed, () -> orders.save(tx, batch.changed.values(), batch.now()))
                .chain(() -> some(batch.lessGifts, () -> gifts.of(tx, batch.lessGifts(), batch.now())))
                .chain(() -> some(batch.facts, () -> facts.add(tx, batch.facts)))
                .chain(() -> some(batch.toAsk, () -> payments.request(tx, batch.toAsk, batch.now())))
                .chain(() -> some(batch.challenged, () -> payments.challenged(tx, batch.challenged, batch.now())))
                .chain(() -> some(batch.toCharge, () -> payments.charge(tx, batch.toCharge, batch.now())))
                .chain(() -> some(batch.declined, () -> payments.declined(tx, batch.declined, batch.now())))
                .chain(() -> some(batch.spared, () -> payments.spare(tx, batch.spared, batch.now())))
                .chain(() -> some(batch.toVoid, () -> payments.cancel(tx, batch.toVoid, batch.now())))
                .chain(() -> some(batch.allocated, () -> sales.allocated(tx, batch.allocated)))
                .chain(() -> some(batch.sold, () -> sales.sold(tx, batch.sold, batch.now())))
                .chain(() -> some(batch.replacing(), () -> replaced.giveUp(tx, batch.replacing(), batch.now())))
                .chain(() -> some(batch.handedOver, () -> sales.handedOver(tx, batch.handedOver)))
                .chain(() -> some(batch.ended, () -> sales.ended(tx, batch.ended)))
                .chain(() -> some(batch.cashBack, () -> cash.giveBack(tx, batch.cashBack, batch.now())))
                .chain(() ->
                        some(batch.exchangesGivenUp, () -> exchanges.refund(tx, batch.exchangesGivenUp, batch.now())));
    }

    private static Uni<Void> some(Collection<?> things, Supplier<Uni<Void>> write) {
        return things.isEmpty() ? Uni.createFrom().voidItem() : write.get();
    }

    private static Uni<Void> some(Map<?, ?> things, Supplier<Uni<Void>> write) {
        return some(things.keySet(), write);
    }
}
