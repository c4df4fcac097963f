package org.unisson.customer.reminder.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A purchase, a checkout or a broken promise that was committed just before the due time may still be on its way: the
 * decision waits until the feeds have passed the due time, but no longer than the bound.
 */
final class FeedsCatchingUp implements Rule {

    private final Duration bound;

    FeedsCatchingUp(Duration bound) {
        this.bound = bound;
    }

    @Override
    public Finding judge(Facts facts, Instant now) {
        Instant due = facts.cart().dueAt();
        return facts.feeds().reach(due) || !now.isBefore(due.plus(bound)) ? Finding.SILENT : Finding.NOT_YET;
    }
}
