package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.domain.Receipt;
import org.unisson.order.receipt.domain.ReceiptChain.Head;

/** The chains of the tills' receipts. */
public interface Chains {

    /**
     * Chains receipts to those before them, in this order within each till. Holds the tills until the transaction ends,
     * so it comes last in one: a till's batches wait for each other here and nowhere else.
     */
    Uni<Void> append(Transaction tx, List<Chained> receipts);

    /** Where a till's chain ends. */
    Uni<Head> head(Transaction tx, Gln store, String till);

    /** The links of a till after that position, in order, each with the receipt as it is stored now. */
    Uni<List<Link>> links(Transaction tx, Gln store, String till, long after, int limit);

    /** A receipt that was taken, as the purchase of that id. */
    record Chained(ReceiptRef key, UUID purchaseId, byte[] fiscalHash) {}

    /**
     * A link of a chain.
     *
     * @param fiscalHash as it was when the receipt was taken
     * @param stored the receipt as the ledger has it now, without persons; null where its sale is gone
     */
    record Link(Head end, String number, byte[] fiscalHash, Receipt stored) {}
}
