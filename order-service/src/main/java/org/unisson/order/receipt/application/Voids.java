package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.domain.VoidReceipt;

/** Which receipts were voided. */
public interface Voids {

    /** Locks the sales of these receipts, in one order: two batches that void the same cannot deadlock. */
    Uni<Void> hold(Transaction tx, Collection<ReceiptRef> keys);

    /** Those of these receipts that were voided, and the sales that they had made. */
    Uni<Map<ReceiptRef, UUID>> voided(Transaction tx, Collection<ReceiptRef> keys);

    /** The receipt of that key; empty where none was taken. */
    Uni<Optional<ToVoid>> find(Transaction tx, ReceiptRef key);

    /** Writes down that the receipt voids that purchase, by that return. */
    Uni<Void> add(Transaction tx, VoidReceipt receipt, UUID purchaseId, UUID returnId);

    /**
     * A receipt that somebody wants to void.
     *
     * @param purchaseId null where it is a void itself
     * @param session that it belongs to, or null
     * @param sessionClosedAt by the till's clock; null while it is open
     * @param returned whether anything has come back
     * @param giftCard whether it sold one
     * @param exchange whether goods that came back paid for some of it
     */
    record ToVoid(
            UUID purchaseId,
            Money total,
            Instant soldAt,
            UUID session,
            Instant sessionClosedAt,
            boolean voided,
            boolean returned,
            boolean giftCard,
            boolean exchange) {}
}
