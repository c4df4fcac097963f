package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/**
 * Takes a batch of till receipts, each once: the key of a receipt is its store, till and number. The batch is one
 * transaction; a receipt that cannot be taken leaves nothing behind and does not hold up the others.
 */
@ApplicationScoped
public class TakeReceipts {

    private final Transactions transactions;
    private final ReceiptReferences references;
    private final ClaimCodes codes;
    private final Receipts receipts;
    private final WalkBatch walkBatch;

    TakeReceipts(
            Transactions transactions,
            ReceiptReferences references,
            ClaimCodes codes,
            Receipts receipts,
            WalkBatch walkBatch) {
        this.transactions = transactions;
        this.references = references;
        this.codes = codes;
        this.receipts = receipts;
        this.walkBatch = walkBatch;
    }

    /** A verdict for each of them, in their order. */
    public Uni<List<Verdict>> take(List<Handed> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transactions.run(tx -> references.of(tx, batch).chain(known -> codes.maker(tx)
                .map(maker -> new BatchInHand(batch, known, maker))
                .chain(hand -> take(tx, hand, known))));
    }

    private Uni<List<Verdict>> take(Transaction tx, BatchInHand hand, ReceiptReferences.Known known) {
        return receipts.claim(tx, hand.claims())
                .invoke(hand::claimed)
                .chain(() -> receipts.taken(tx, hand.others()))
                .invoke(hand::takenBefore)
                .chain(() -> walkBatch.walk(tx, hand, known))
                .chain(() -> receipts.release(tx, hand.toRelease()))
                .map(done -> hand.verdicts());
    }
}
