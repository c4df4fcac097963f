package org.unisson.order.receipt.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Receipts.Claim;
import org.unisson.order.receipt.application.Receipts.Taken;
import org.unisson.order.receipt.domain.ClaimCode;
import org.unisson.order.receipt.domain.ContentHash;

/** A batch while it is taken: what is refused of it and why, and what stands under its keys. */
final class BatchInHand {

    private static final Comparator<ReceiptRef> BY_KEY = Comparator.comparing(
                    (ReceiptRef key) -> key.store().number())
            .thenComparing(ReceiptRef::till)
            .thenComparing(ReceiptRef::number);

    private final List<Handed> batch;
    private final Function<UUID, ClaimCode> codeOf;
    private final Map<Integer, Problem> refused = new HashMap<>();
    // The first of each key, in the order of the batch, which is the till's own.
    private final Map<ReceiptRef, Handed> first = new LinkedHashMap<>();
    private final Map<ReceiptRef, Claim> claims = new HashMap<>();
    private final Map<ReceiptRef, Taken> taken = new HashMap<>();
    private Set<ReceiptRef> ours = Set.of();

    BatchInHand(List<Handed> batch, ReceiptReferences.Known known, Function<UUID, ClaimCode> codeOf) {
        this.batch = batch;
        this.codeOf = codeOf;
        for (Handed handed : batch) {
            List<Problem.Violation> unknown = known.unknownIn(handed);
            if (unknown.isEmpty()) {
                first.putIfAbsent(handed.key(), handed);
            } else {
                refuse(handed, Problem.invalid(unknown));
            }
        }
    }

    /** A claim for each key, in the order of the keys. */
    List<Claim> claims() {
        for (Handed handed : first.values()) {
            UUID id = Ids.next();
            claims.put(
                    handed.key(),
                    switch (handed) {
                        case Submitted sale ->
                            new Claim(
                                    sale.key(),
                                    id,
                                    sale.hash(),
                                    codeOf.apply(id),
                                    sale.receipt().session());
                        case SubmittedVoid voiding ->
                            new Claim(
                                    voiding.key(),
                                    id,
                                    voiding.hash(),
                                    null,
                                    voiding.receipt().session());
                    });
        }
        return claims.values().stream()
                .sorted(Comparator.comparing(Claim::key, BY_KEY))
                .toList();
    }

    /** These keys were free and are claimed. */
    void claimed(Set<ReceiptRef> keys) {
        ours = keys;
    }

    /** Keys under which something was taken before. */
    List<ReceiptRef> others() {
        return first.keySet().stream().filter(key -> !ours.contains(key)).toList();
    }

    /** What was taken before; what has other content is refused, and so is the void whose correction is. */
    void takenBefore(Map<ReceiptRef, Taken> before) {
        taken.putAll(before);
        for (Handed handed : batch) {
            Taken known = before.get(handed.key());
            if (known != null && !refused(handed) && !ContentHash.same(known.hash(), handed.hash())) {
                refuse(handed, conflict(handed, known.purchaseId()));
            }
        }
        batch.stream()
                .filter(handed ->
                        handed instanceof Submitted sale && sale.receipt().corrects() != null && refused(handed))
                .map(handed -> ((Submitted) handed).receipt().corrects())
                .forEach(this::refuseVoidOf);
    }

    /** Whether the batch has a void of that receipt, and it is refused. */
    boolean voidRefused(ReceiptRef corrected) {
        return batch.stream()
                .anyMatch(handed -> handed instanceof SubmittedVoid voiding
                        && voiding.receipt().voids().equals(corrected)
                        && refused(handed));
    }

    /** Refuses the void of that receipt, where it is not taken yet: it is voided together with its correction. */
    void refuseVoidOf(ReceiptRef corrected) {
        fresh().stream()
                .filter(handed -> !taken.containsKey(handed.key())
                        && handed instanceof SubmittedVoid voiding
                        && voiding.receipt().voids().equals(corrected))
                .forEach(handed -> refuse(
                        handed,
                        Problem.conflict(
                                "correction-refused",
                                "The receipt that corrects " + corrected + " was refused, so it is not voided.")));
    }

    /** What is to be taken now, in the order of the batch. */
    List<Handed> fresh() {
        return first.values().stream()
                .filter(handed -> ours.contains(handed.key()) && !refused(handed))
                .toList();
    }

    UUID idOf(Handed handed) {
        return claims.get(handed.key()).id();
    }

    void refuse(Handed handed, Problem problem) {
        refused.put(handed.index(), problem);
    }

    boolean refused(Handed handed) {
        return refused.containsKey(handed.index());
    }

    /** It was taken, as that purchase or as the void of it. */
    void take(Handed handed, UUID purchaseId) {
        taken.put(handed.key(), new Taken(purchaseId, handed.hash(), handed instanceof Submitted));
    }

    /** Keys that were claimed for what was refused after all. */
    List<ReceiptRef> toRelease() {
        return first.values().stream()
                .filter(handed -> ours.contains(handed.key()) && refused(handed))
                .map(Handed::key)
                .toList();
    }

    /** A verdict for each, in their order. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        batch.forEach(handed -> verdicts.add(verdict(handed)));
        return verdicts;
    }

    private Verdict verdict(Handed handed) {
        Problem problem = refused.get(handed.index());
        Handed one = first.get(handed.key());
        if (problem == null && refused(one)) {
            problem = refused.get(one.index());
        }
        if (problem == null && !ContentHash.same(taken.get(handed.key()).hash(), handed.hash())) {
            problem = conflict(handed, taken.get(handed.key()).purchaseId());
        }
        if (problem != null) {
            return new Verdict.Rejected(handed.index(), handed.key().toString(), problem);
        }
        Taken it = taken.get(handed.key());
        ClaimCode code = it.coded() ? codeOf.apply(it.purchaseId()) : null;
        return one.index() == handed.index() && ours.contains(handed.key())
                ? new Verdict.Accepted(handed.index(), it.purchaseId(), code)
                : new Verdict.Unchanged(handed.index(), it.purchaseId(), code);
    }

    private static Problem conflict(Handed handed, UUID purchaseId) {
        return Problem.conflict(
                "receipt-conflict",
                "Receipt " + handed.key() + " was taken before with other content, as purchase " + purchaseId + ".");
    }
}
