package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Goods of a purchase that were claimed as not received and sent again. Asked while the purchase is held. */
public interface ClaimedGoods {

    /** By line of the purchase; a line of which nothing was claimed is missing. */
    Uni<Map<UUID, Pieces>> of(Transaction tx, UUID purchaseId);

    /** Writes down that pieces turned up and came back, for no money. */
    Uni<Void> cameBack(Transaction tx, UUID purchaseId, Map<UUID, Long> pieces);

    /**
     * Gives back what was paid for the goods that a replacement stood for, where the order was one: nothing had been paid
     * for the replacement itself.
     */
    Uni<Void> replacementCameBack(Transaction tx, UUID orderId, PurchaseReturn made);

    /**
     * Of a line.
     *
     * @param replaced pieces whose money stands for their replacement
     * @param missing pieces that could still turn up
     */
    record Pieces(long replaced, long missing) {

        public Pieces plus(Pieces other) {
            return new Pieces(replaced + other.replaced, missing + other.missing);
        }
    }
}
