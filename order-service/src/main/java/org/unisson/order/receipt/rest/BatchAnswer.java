package org.unisson.order.receipt.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.rest.Rejection;
import org.unisson.order.receipt.application.Verdict;
import org.unisson.order.receipt.domain.ClaimCode;

/**
 * What became of a batch.
 *
 * @param accepted receipts taken now
 * @param unchanged receipts taken before, with the same content
 * @param rejected receipts not taken, each with the reason; its key is store, till and number
 * @param receipts the purchases of those taken now or before
 */
public record BatchAnswer(int accepted, int unchanged, List<Rejection> rejected, List<Taken> receipts) {

    /**
     * The purchase that a receipt became.
     *
     * @param claimCode to be printed: whoever bought without being known can claim the purchase by it
     */
    public record Taken(
            int index,
            UUID purchaseId,
            @JsonInclude(JsonInclude.Include.NON_NULL) String claimCode) {

        private static Taken of(int index, UUID purchaseId, ClaimCode code) {
            return new Taken(index, purchaseId, code == null ? null : code.printed());
        }
    }

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
                    receipts.add(Taken.of(taken.index(), taken.purchaseId(), taken.code()));
                }
                case Verdict.Unchanged known -> {
                    unchanged++;
                    receipts.add(Taken.of(known.index(), known.purchaseId(), known.code()));
                }
                case Verdict.Rejected refused ->
                    rejected.add(new Rejection(refused.index(), refused.key(), refused.problem()));
            }
        }
        return new BatchAnswer(accepted, unchanged, rejected, receipts);
    }
}
