package org.unisson.order.receipt.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.rest.Rejection;
import org.unisson.order.receipt.application.Verdict;

/**
 * What became of a batch.
 *
 * @param accepted receipts taken now
 * @param unchanged receipts taken before, with the same content
 * @param rejected receipts not taken, each with the reason; its key is store, till and number
 * @param receipts the purchases of those taken now or before
 */
public record BatchAnswer(int accepted, int unchanged, List<Rejection> rejected, List<Taken> receipts) {

    /** The purchase that a receipt became. */
    public record Taken(int index, UUID purchaseId) {}

    static BatchAnswer of(List<Verdict> verdicts) {
        int accepted = 0;
        int unchanged = 0;
        List<Rejection> rejected = new ArrayList<>();
        List<Taken> receipts = new ArrayList<>();
        List<Verdict> ordered = verdicts.stream()
                .sorted(Comparator.comparingInt(Verdict::index))
                .toList();
        for (Verdict verdict : ordered) {
            switch (verdict) {
                case Verdict.Accepted taken -> {
                    accepted++;
                    receipts.add(new Taken(taken.index(), taken.purchaseId()));
                }
                case Verdict.Unchanged known -> {
                    unchanged++;
                    receipts.add(new Taken(known.index(), known.purchaseId()));
                }
                case Verdict.Rejected refused ->
                    rejected.add(new Rejection(refused.index(), refused.key(), refused.problem()));
            }
        }
        return new BatchAnswer(accepted, unchanged, rejected, receipts);
    }
}
