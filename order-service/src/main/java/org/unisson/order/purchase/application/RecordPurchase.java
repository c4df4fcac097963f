package org.unisson.order.purchase.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.messaging.PurchaseMadeEvents;

/**
 * Writes sales down, of whatever channel, and tells them as {@code PurchaseMade}. A sale is written once: the caller
 * answers for that, by the receipt's key or the order's state.
 */
@ApplicationScoped
public class RecordPurchase {

    private final Purchases purchases;
    private final Clock clock;

    RecordPurchase(Purchases purchases, Clock clock) {
        this.purchases = purchases;
        this.clock = clock;
    }

    /** Records them in the caller's transaction, with a handful of statements whatever their number. */
    public Uni<Void> record(Transaction tx, List<Purchase> made) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        tx.emit(made.stream()
                .map(purchase -> PurchaseMadeEvents.of(purchase, now))
                .toList());
        return purchases.add(tx, made, now);
    }

    /** Says that so many more pieces of these lines of an order's purchase are with the customer: they can come back. */
    public Uni<Void> handedOver(Transaction tx, UUID orderId, Map<UUID, Long> pieces) {
        return purchases.handedOver(tx, orderId, pieces);
    }

    /**
     * Says, in the caller's transaction, that all goods of an order that are ever handed over are with the customer:
     * from now on they can be returned. Harmless where the order has no purchase or was said to be fulfilled before.
     */
    public Uni<Void> fulfilled(Transaction tx, UUID orderId) {
        return purchases.fulfilled(tx, orderId);
    }
}
