package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.domain.ReceiptRef;

/** Which receipts were taken. */
public interface Receipts {

    /**
     * Claims the keys of these receipts, no key twice among them. Waits for a transaction that is claiming one of them;
     * two transactions never wait for each other, since keys are claimed in their order.
     *
     * @return the keys that were free and are ours now
     */
    Uni<Set<ReceiptRef>> claim(Transaction tx, List<Claim> claims);

    /** What was taken under these keys, by key. */
    Uni<Map<ReceiptRef, Taken>> taken(Transaction tx, List<ReceiptRef> keys);

    /** A receipt that wants to be taken, as the purchase of that id. */
    record Claim(ReceiptRef key, UUID purchaseId, byte[] hash) {}

    /** A receipt that was taken. */
    record Taken(UUID purchaseId, byte[] hash) {}
}
