package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.payment.application.Payments;
import org.unisson.order.purchase.application.RecordPurchase;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;

/** Writes what a batch of orders has come to: a statement per kind of consequence that there is. */
@ApplicationScoped
class Consequences {

    private final Orders orders;
    private final OrderFacts facts;
    private final Payments payments;
    private final RecordPurchase purchases;

    Consequences(Orders orders, OrderFacts facts, Payments payments, RecordPurchase purchases) {
        this.orders = orders;
        this.facts = facts;
        this.payments = payments;
        this.purchases = purchases;
    }

    Uni<Void> write(Transaction tx, OrderBatch batch) {
        tx.emit(batch.events);
        return some(batch.changed, () -> orders.save(tx, batch.changed.values(), batch.now()))
                .chain(() -> some(batch.facts, () -> facts.add(tx, batch.facts)))
                .chain(() -> some(batch.toAsk, () -> payments.request(tx, batch.toAsk, batch.now())))
                .chain(() -> some(batch.toCharge, () -> payments.charge(tx, batch.toCharge, batch.now())))
                .chain(() -> some(batch.declined, () -> payments.declined(tx, batch.declined, batch.now())))
                .chain(() -> some(batch.spared, () -> payments.spare(tx, batch.spared, batch.now())))
                .chain(() -> some(batch.toVoid, () -> payments.cancel(tx, batch.toVoid, batch.now())))
                .chain(() -> some(batch.sold, () -> purchases.record(tx, purchases(batch.sold))))
                .chain(() -> handedOver(tx, batch.handedOver));
    }

    private Uni<Void> handedOver(Transaction tx, List<UUID> orderIds) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID orderId : orderIds) {
            all = all.chain(() -> purchases.fulfilled(tx, orderId));
        }
        return all;
    }

    private static List<Purchase> purchases(List<Order> sold) {
        return sold.stream().map(Consequences::purchase).toList();
    }

    private static Purchase purchase(Order order) {
        return new Purchase(
                order.purchaseId(),
                PurchaseKind.ORDER,
                order.orderId(),
                null,
                order.channel(),
                order.soldAt(),
                order.customerId(),
                order.card(),
                order.lines().stream().map(Consequences::line).toList(),
                order.tenders().stream()
                        .map(tender -> new PurchaseTender(tender.kind(), tender.amount(), tender.reference()))
                        .toList(),
                order.terms().total(),
                order.placedAt());
    }

    private static PurchaseLine line(OrderLine line) {
        return new PurchaseLine(
                line.lineId(),
                line.sku(),
                line.quantity(),
                line.unitPrice(),
                Money.zero(line.total().currency()),
                line.total(),
                // Also of what is carried out: inventory learns that goods of an order have left from OrderFulfilled.
                null);
    }

    private static Uni<Void> some(Collection<?> things, Supplier<Uni<Void>> write) {
        return things.isEmpty() ? Uni.createFrom().voidItem() : write.get();
    }

    private static Uni<Void> some(Map<?, ?> things, Supplier<Uni<Void>> write) {
        return some(things.keySet(), write);
    }
}
