package org.unisson.customer.reminder.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the reminder of an abandoned cart goes out: the first rule that has something to say decides. */
public final class ReminderPolicy {

    private static final Rule DUE = (facts, now) -> Finding.verdict(
            Reason.DUE,
            "The cart has rested since " + facts.cart().lastTouchedAt() + ", and nothing speaks against it.");

    private final List<Rule> rules;

    /** @param feedStalenessBound how far behind the feeds of purchases and of consignments may be */
    public ReminderPolicy(Duration feedStalenessBound) {
        this.rules = List.of(
                new ConsentMissing(),
                new FeedsCatchingUp(feedStalenessBound),
                FeedStale.ofPurchases(feedStalenessBound),
                new PurchasedElsewhere(),
                new CartClosed(),
                FeedStale.ofConsignments(feedStalenessBound),
                new DeliveryLate(),
                DUE);
    }

    /** The decision; empty while it is too early for one. */
    public Optional<Finding.Verdict> decide(Facts facts, Instant now) {
        for (Rule rule : rules) {
            switch (rule.judge(facts, now)) {
                case Finding.Verdict verdict -> {
                    return Optional.of(verdict);
                }
                case Finding.NotYet ignored -> {
                    return Optional.empty();
                }
                case Finding.Silent ignored -> {}
            }
        }
        throw new IllegalStateException("the last rule always decides");
    }
}
