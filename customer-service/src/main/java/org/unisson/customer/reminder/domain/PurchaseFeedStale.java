package org.unisson.customer.reminder.domain;

import java.time.Duration;
import java.time.Instant;

/** Without knowing what was bought lately, nobody is reminded of it: fails closed. */
final class PurchaseFeedStale implements Rule {

    private final Duration bound;

    PurchaseFeedStale(Duration bound) {
        this.bound = bound;
    }

    @Override
    public Finding judge(Facts facts, Instant now) {
        Instant needed = facts.cart().dueAt().minus(bound);
        if (facts.feeds().purchasesReach(needed)) {
            return Finding.SILENT;
        }
        String known = facts.feeds().purchasesAsOf().map(Instant::toString).orElse("no instant");
        return Finding.verdict(
                Reason.PURCHASE_FEED_STALE,
                "Purchases are known until " + known + ", and would have to be until " + needed + " at least.");
    }
}
