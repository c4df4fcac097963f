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
    private final OrderFacts facts;
    private final Payments payments;
    private final OrderSales sales;
    private final ExchangesGivenUp exchanges;

    Consequences(Orders orders, OrderFacts facts, Payments payments, OrderSales sales, ExchangesGivenUp exchanges) {
        this.orders = orders;
        this.facts = facts;
        this.payments = payments;
        this.sales = sales;
        this.exchanges = exchanges;
    }

    Uni<Void> write(Transaction tx, OrderBatch batch) {
        tx.emit(batch.events);
        return some(batch.changed, () -> orders.save(tx, batch.changed.values(), batch.now()))
                .chain(() -> some(batch.lessGifts, () -> orders.served(tx, batch.lessGifts())))
                .chain(() -> some(batch.facts, () -> facts.add(tx, batch.facts)))
                .chain(() -> some(batch.toAsk, () -> payments.request(tx, batch.toAsk, batch.now())))
                .chain(() -> some(batch.challenged, () -> payments.challenged(tx, batch.challenged, batch.now())))
                .chain(() -> some(batch.toCharge, () -> payments.charge(tx, batch.toCharge, batch.now())))
                .chain(() -> some(batch.declined, () -> payments.declined(tx, batch.declined, batch.now())))
                .chain(() -> some(batch.spared, () -> payments.spare(tx, batch.spared, batch.now())))
                .chain(() -> some(batch.toVoid, () -> payments.cancel(tx, batch.toVoid, batch.now())))
                .chain(() -> some(batch.allocated, () -> sales.allocated(tx, batch.allocated)))
                .chain(() -> some(batch.sold, () -> sales.sold(tx, batch.sold, batch.now())))
                .chain(() -> some(batch.handedOver, () -> sales.handedOver(tx, batch.handedOver)))
                .chain(() -> some(batch.ended, () -> sales.ended(tx, batch.ended)))
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
