package org.unisson.order.purchase.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.domain.Purchase;

/** Where purchases are kept. */
public interface Purchases {

    /** Writes them all, each table with one statement. */
    Uni<Void> add(Transaction tx, List<Purchase> purchases, Instant recordedAt);

    /** Ids of the next purchases in the order of their recording, after that instant and id. */
    Uni<List<UUID>> recordedAfter(Transaction tx, Instant recordedAt, UUID id, int atMost);

    /**
     * Those of these purchases that exist, as they were sold, in the order of their recording: one that was claimed later
     * had no customer then.
     */
    Uni<List<Recorded>> sold(Transaction tx, Collection<UUID> purchaseIds);

    /**
     * Adds pieces of lines of an order's purchase that have been handed over.
     *
     * @return the purchase, and how many pieces of each line had been handed over before
     */
    Uni<Before> handedOver(Transaction tx, UUID orderId, Map<UUID, Long> pieces);

    /**
     * Says that the goods of these orders have been handed over, but for those that were cancelled.
     *
     * @return ids of the purchases of which it was not said before
     */
    Uni<List<UUID>> fulfilled(Transaction tx, Collection<UUID> orderIds);

    /** A purchase and the pieces of its lines that were handed over before. */
    record Before(UUID purchaseId, Map<UUID, Long> pieces) {}

    /**
     * A purchase and when it was written down.
     *
     * @param recordedAt by this service's clock
     */
    record Recorded(Purchase purchase, Instant recordedAt) {}
}
