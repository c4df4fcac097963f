package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.purchase.application.RecordPurchase;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Chains.Chained;
import org.unisson.order.receipt.application.Receipts.Claim;
import org.unisson.order.receipt.application.Receipts.Taken;
import org.unisson.order.receipt.domain.ContentHash;

/**
 * Takes a batch of till receipts, each once: the key of a receipt is its store, till and number. The batch is one
 * transaction; a receipt that cannot be taken leaves nothing behind and does not hold up the others.
 */
@ApplicationScoped
public class TakeReceipts {

    private static final Comparator<ReceiptRef> BY_KEY = Comparator.comparing(
                    (ReceiptRef key) -> key.store().number())
            .thenComparing(ReceiptRef::till)
            .thenComparing(ReceiptRef::number);

    private final Transactions transactions;
    private final ReceiptReferences references;
    private final Receipts receipts;
    private final RecordPurchase recordPurchase;
    private final Chains chains;

    TakeReceipts(
            Transactions transactions,
            ReceiptReferences references,
            Receipts receipts,
            RecordPurchase recordPurchase,
            Chains chains) {
        this.transactions = transactions;
        this.references = references;
        this.receipts = receipts;
        this.recordPurchase = recordPurchase;
        this.chains = chains;
    }

    /** A verdict for each of them, in their order. */
    public Uni<List<Verdict>> take(List<Submitted> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transactions.run(tx -> references
                .of(tx, batch.stream().map(Submitted::receipt).toList())
                .chain(known -> take(tx, batch, known)));
    }

    private Uni<List<Verdict>> take(Transaction tx, List<Submitted> batch, ReceiptReferences.Known known) {
        List<Verdict> verdicts = new ArrayList<>();
        Map<ReceiptRef, Submitted> firstOfKey = new LinkedHashMap<>();
        List<Submitted> good = new ArrayList<>();
        for (Submitted submitted : batch) {
            List<Problem.Violation> unknown = known.unknownIn(submitted);
            if (unknown.isEmpty()) {
                good.add(submitted);
                firstOfKey.putIfAbsent(submitted.receipt().reference(), submitted);
            } else {
                verdicts.add(rejected(submitted, Problem.invalid(unknown)));
            }
        }
        return claimAndRecord(tx, firstOfKey, known)
                .invoke(taken -> good.forEach(submitted -> verdicts.add(verdict(submitted, taken))))
                .map(done -> verdicts.stream()
                        .sorted(Comparator.comparingInt(Verdict::index))
                        .toList());
    }

    private Uni<Result> claimAndRecord(
            Transaction tx, Map<ReceiptRef, Submitted> wanted, ReceiptReferences.Known known) {
        List<Claim> claims = wanted.values().stream()
                .map(submitted -> new Claim(submitted.receipt().reference(), Ids.next(), submitted.hash()))
                .sorted(Comparator.comparing(Claim::key, BY_KEY))
                .toList();
        return receipts.claim(tx, claims)
                .call(ours -> recordPurchase.record(
                        tx,
                        claims.stream()
                                .filter(claim -> ours.contains(claim.key()))
                                .map(claim ->
                                        known.purchase(wanted.get(claim.key()).receipt(), claim.purchaseId()))
                                .toList()))
                .call(ours -> chains.append(tx, chained(wanted, claims, ours)))
                .chain(ours -> result(tx, wanted, claims, ours));
    }

    /** In the order of the batch, which is the till's own. */
    private static List<Chained> chained(Map<ReceiptRef, Submitted> wanted, List<Claim> claims, Set<ReceiptRef> ours) {
        return claims.stream()
                .filter(claim -> ours.contains(claim.key()))
                .sorted(Comparator.comparingInt(claim -> wanted.get(claim.key()).index()))
                .map(claim -> new Chained(
                        claim.key(),
                        claim.purchaseId(),
                        ContentHash.fiscal(wanted.get(claim.key()).receipt())))
                .toList();
    }

    private Uni<Result> result(
            Transaction tx, Map<ReceiptRef, Submitted> wanted, List<Claim> claims, Set<ReceiptRef> ours) {
        Map<ReceiptRef, Taken> taken = new HashMap<>();
        List<ReceiptRef> others = new ArrayList<>();
        for (Claim claim : claims) {
            if (ours.contains(claim.key())) {
                taken.put(claim.key(), new Taken(claim.purchaseId(), claim.hash()));
            } else {
                others.add(claim.key());
            }
        }
        return receipts.taken(tx, others).map(before -> {
            taken.putAll(before);
            return new Result(wanted, taken, ours);
        });
    }

    private static Verdict verdict(Submitted submitted, Result result) {
        Taken taken = result.taken().get(submitted.receipt().reference());
        if (!ContentHash.same(taken.hash(), submitted.hash())) {
            return rejected(
                    submitted,
                    Problem.conflict(
                            "receipt-conflict",
                            "Receipt " + submitted.receipt().reference()
                                    + " was taken before with other content, as purchase " + taken.purchaseId() + "."));
        }
        boolean first = result.wanted().get(submitted.receipt().reference()).index() == submitted.index();
        return first && result.ours().contains(submitted.receipt().reference())
                ? new Verdict.Accepted(submitted.index(), taken.purchaseId())
                : new Verdict.Unchanged(submitted.index(), taken.purchaseId());
    }

    private static Verdict.Rejected rejected(Submitted submitted, Problem problem) {
        return new Verdict.Rejected(
                submitted.index(), submitted.receipt().reference().toString(), problem);
    }

    /**
     * What stands under each key after the claims.
     *
     * @param wanted the first receipt of each key in the batch
     * @param taken the receipts that hold the keys
     * @param ours keys that were free before this batch
     */
    private record Result(Map<ReceiptRef, Submitted> wanted, Map<ReceiptRef, Taken> taken, Set<ReceiptRef> ours) {}
}
