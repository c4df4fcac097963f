package org.unisson.customer.reminder.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Without knowing what happened lately, nobody is reminded: fails closed. */
final class FeedStale implements Rule {

    private final Reason reason;
    private final String subject;
    private final Function<Feeds, Optional<Instant>> feed;
    private final Duration bound;

    private FeedStale(Reason reason, String subject, Function<Feeds, Optional<Instant>> feed, Duration bound) {
        this.reason = reason;
        this.subject = subject;
        this.feed = feed;
        this.bound = bound;
    }

    /** It may have been bought already. */
    static FeedStale ofPurchases(Duration bound) {
        return new FeedStale(Reason.PURCHASE_FEED_STALE, "Purchases", Feeds::purchasesAsOf, bound);
    }

    /** The customer may be waiting for what is late. */
    static FeedStale ofConsignments(Duration bound) {
        return new FeedStale(Reason.CONSIGNMENT_FEED_STALE, "Deliveries", Feeds::consignmentsAsOf, bound);
    }

    @Override
    public Finding judge(Facts facts, Instant now) {
        Instant needed = facts.cart().dueAt().minus(bound);
        Optional<Instant> asOf = feed.apply(facts.feeds());
        if (Feeds.reaches(asOf, needed)) {
            return Finding.SILENT;
        }
        String known = asOf.map(Instant::toString).orElse("no instant");
        return Finding.verdict(
                reason,
                subject + " are known until " + known + ", and would have to be until " + needed + " at least.");
    }
}
