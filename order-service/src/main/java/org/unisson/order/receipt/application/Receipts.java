package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.domain.ClaimCode;

/** Which receipts were taken. */
public interface Receipts {

    /**
     * Claims the keys of these receipts, no key twice among them. Waits for a transaction that is claiming one of them;
     * two transactions never wait for each other, since keys are claimed in their order.
     *
     * @return the keys that were free and are ours now
     */
    Uni<Set<ReceiptRef>> claim(Transaction tx, List<Claim> claims);

    /** Gives keys that were claimed in this transaction free again: what wanted them was refused after all. */
    Uni<Void> release(Transaction tx, List<ReceiptRef> keys);

    /** Writes down which of these sales stand instead of voided ones. @param corrected by purchase */
    Uni<Void> correct(Transaction tx, Map<UUID, ReceiptRef> corrected);

    /** What was taken under these keys, by key; of a void the purchase that it voided. */
    Uni<Map<ReceiptRef, Taken>> taken(Transaction tx, List<ReceiptRef> keys);

    /**
     * A receipt that wants to be taken, as the purchase or, of a void, the return of that id.
     *
     * @param code by which its buyer can claim it later; null of a void
     * @param session of the till, or null
     */
    record Claim(ReceiptRef key, UUID id, byte[] hash, ClaimCode code, UUID session) {}

    /** A receipt that was taken. @param coded whether it has a code; those from before there were codes have none */
    record Taken(UUID purchaseId, byte[] hash, boolean coded) {}
}
