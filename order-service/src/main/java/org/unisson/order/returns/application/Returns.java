package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.domain.ReturnablePurchase;

/** Where returns are kept. */
public interface Returns {

    /** The purchase, locked until the transaction ends: returns of one purchase come one after the other. */
    Uni<Optional<Held>> hold(Transaction tx, UUID purchaseId);

    /** The return of the purchase that has that reference; empty where there is none. Asked while the purchase is held. */
    Uni<Optional<PurchaseReturn>> known(Transaction tx, UUID purchaseId, String reference);

    /**
     * Writes the return and what it makes of the purchase.
     *
     * @param perTender for each tender of the purchase, in its order, what goes back on it
     * @param uncounted pieces by line that do not count as those that were bought
     */
    Uni<Void> add(Transaction tx, PurchaseReturn made, List<Money> perTender, Map<UUID, Long> uncounted);

    /** Ids of the next returns in the order of their recording, after that instant and id. */
    Uni<List<UUID>> recordedAfter(Transaction tx, Instant recordedAt, UUID id, int atMost);

    /** These returns, in the order of their recording. */
    Uni<List<PurchaseReturn>> all(Transaction tx, Collection<UUID> returnIds);

    /**
     * A purchase that is held.
     *
     * @param orderId of an order, else null
     */
    record Held(ReturnablePurchase purchase, long version, UUID orderId, UUID customerId, String card) {}
}
