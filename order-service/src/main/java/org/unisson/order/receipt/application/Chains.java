package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.domain.LinkKind;
import org.unisson.order.receipt.domain.ReceiptChain.Head;

/** The chains of the tills' receipts. */
public interface Chains {

    /**
     * Chains receipts to those before them, in this order within each till. Holds the tills until the transaction ends,
     * so it comes last in one: a till's batches wait for each other here and nowhere else.
     */
    Uni<Void> append(Transaction tx, List<Chained> receipts);

    /** Where a till's chain ends, held until the transaction ends. */
    Uni<Head> hold(Transaction tx, Gln store, String till);

    /** Where a till's chain ends. */
    Uni<Head> head(Transaction tx, Gln store, String till);

    /** The links of a till after that position, in order, each with the receipt as it is stored now. */
    Uni<List<Link>> links(Transaction tx, Gln store, String till, long after, int limit);

    /**
     * What is chained.
     *
     * @param key of the receipt; a return has its id and a closing its Z number for a number
     * @param purchaseId that was sold, or taken back; null of a closing
     * @param contentId the return or the session; null of a sale
     */
    record Chained(
            ReceiptRef key, LinkKind kind, UUID purchaseId, UUID contentId, byte[] fiscalHash, Instant occurredAt) {}

    /**
     * A link of a chain.
     *
     * @param fiscalHash as it was when the receipt was taken
     * @param storedHash the same of what is stored now; null where it is gone
     */
    record Link(Head end, String number, byte[] fiscalHash, byte[] storedHash) {}
}
