package org.unisson.order.purchase.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.assortment.application.FlagReceipts;
import org.unisson.order.purchase.application.Purchases.Recorded;
import org.unisson.order.purchase.domain.Attended;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.messaging.PurchaseMadeEvents;
import org.unisson.order.sales.application.BookSales;

/**
 * Writes sales down and books them, of whatever channel, and tells them as {@code PurchaseMade}. A sale is written once: the caller
 * answers for that, by the receipt's key or the order's state.
 */
@ApplicationScoped
public class RecordPurchase {

    private final Purchases purchases;
    private final BookSales ledger;
    private final FlagReceipts flagging;
    private final Clock clock;

    RecordPurchase(Purchases purchases, BookSales ledger, FlagReceipts flagging, Clock clock) {
        this.purchases = purchases;
        this.ledger = ledger;
        this.flagging = flagging;
        this.clock = clock;
    }

    /** Records them in the caller's transaction, with a handful of statements whatever their number. */
    public Uni<Void> record(Transaction tx, List<Purchase> made) {
        return record(tx, made, Map.of());
    }

    /** The same. @param attended what tills have told of how they were, by purchase */
    public Uni<Void> record(Transaction tx, List<Purchase> made, Map<UUID, Attended> attended) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        tx.emit(made.stream()
                .map(purchase -> PurchaseMadeEvents.of(purchase, now))
                .toList());
        return purchases
                .add(tx, made, now)
                .chain(() -> ledger.sold(tx, made, now))
                .chain(() -> flagging.flag(tx, made, attended));
    }

    /** Pieces of an order that have been handed over: from now on they are revenue, and can be returned. */
    public Uni<Void> handedOver(Transaction tx, HandOver handOver) {
        return purchases.handedOver(tx, handOver.orderId(), handOver.pieces()).chain(before -> purchases
                .sold(tx, List.of(before.purchaseId()))
                .chain(sold ->
                        ledger.handedOver(tx, sold.getFirst().purchase(), before.pieces(), handOver, clock.instant())));
    }

    /** Says that nothing more is handed over of these orders; what was, has been told. */
    public Uni<Void> ended(Transaction tx, List<UUID> orderIds) {
        return purchases.fulfilled(tx, orderIds).replaceWithVoid();
    }

    /**
     * Says, in the caller's transaction, that all goods of these orders are with the customer: from now on they are
     * revenue, and can be returned. Harmless for an order that has no purchase or was said to be fulfilled before.
     */
    public Uni<Void> fulfilled(Transaction tx, List<HandOver> handOvers) {
        List<UUID> orderIds = handOvers.stream().map(HandOver::orderId).toList();
        return purchases
                .fulfilled(tx, orderIds)
                .chain(news -> news.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : purchases
                                .sold(tx, news)
                                .chain(sold -> ledger.handedOver(
                                        tx,
                                        sold.stream().map(Recorded::purchase).toList(),
                                        handOvers,
                                        clock.instant())));
    }
}
