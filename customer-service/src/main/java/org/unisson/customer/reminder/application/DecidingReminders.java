package org.unisson.customer.reminder.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.customer.delivery.application.Consignments;
import org.unisson.customer.reminder.application.Decisions.Pending;
import org.unisson.customer.reminder.application.Decisions.Recorded;
import org.unisson.customer.reminder.domain.AbandonedCart;
import org.unisson.customer.reminder.domain.Feeds;
import org.unisson.customer.reminder.domain.Finding;
import org.unisson.customer.reminder.domain.ReminderPolicy;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Kind;
import org.unisson.schemas.Topics;

/** Takes the decisions that are due, each once, whatever the number of replicas. */
@ApplicationScoped
public class DecidingReminders {

    private static final int BATCH = 500;

    private final Transactions transactions;
    private final Decisions decisions;
    private final Timeline timeline;
    private final FeedFreshness freshness;
    private final ReminderConfig config;
    private final Clock clock;

    DecidingReminders(
            Transactions transactions,
            Decisions decisions,
            Timeline timeline,
            FeedFreshness freshness,
            ReminderConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.timeline = timeline;
        this.freshness = freshness;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.interval(), "contact decisions", () -> decideDue().replaceWithVoid());
    }

    /** Takes what is due and can be told; returns how many. */
    public Uni<Integer> decideDue() {
        Instant now = clock.instant();
        return transactions
                .run(tx -> decisions
                        .claimDue(tx, now, BATCH)
                        .chain(due -> due.isEmpty()
                                ? Uni.createFrom().item(0)
                                // The feeds' progress is read before the facts: what it vouches for is then in them.
                                : feeds(tx).chain(feeds -> decisions
                                        .facts(tx, due, feeds)
                                        .chain(pending -> settle(tx, pending, now)))))
                .chain(taken -> taken == BATCH
                        ? decideDue().map(more -> more + taken)
                        : Uni.createFrom().item(taken));
    }

    private Uni<Feeds> feeds(Transaction tx) {
        return freshness.asOf(tx, Timeline.PURCHASES_HANDLER, Topics.PURCHASES).chain(purchases -> freshness
                .asOf(tx, Checkouts.HANDLER, Topics.ORDERS)
                .chain(checkouts -> freshness
                        .asOf(tx, Consignments.HANDLER, Topics.CONSIGNMENTS)
                        .map(consignments -> new Feeds(purchases, checkouts, consignments))));
    }

    private Uni<Integer> settle(Transaction tx, List<Pending> pending, Instant now) {
        ReminderPolicy policy = new ReminderPolicy(config.feedStalenessBound());
        List<Recorded> taken = pending.stream()
                .flatMap(one -> policy.decide(one.facts(), now).map(verdict -> recorded(one, verdict, now)).stream())
                .toList();
        if (taken.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return decisions
                .record(tx, taken.stream().map(Recorded::decision).toList())
                .chain(() -> timeline.append(
                        tx, taken.stream().map(DecidingReminders::entry).toList()))
                .invoke(() -> taken.forEach(one -> tx.emit(DecisionEvents.decided(one.decision(), one.cause()))))
                .replaceWith(taken.size());
    }

    private static Recorded recorded(Pending pending, Finding.Verdict verdict, Instant now) {
        AbandonedCart cart = pending.facts().cart();
        Optional<Instant> feedAsOf = pending.facts().feeds().purchasesAsOf();
        Decision decision = new Decision(
                cart.decisionId(),
                cart.cartId(),
                cart.version(),
                cart.customerId(),
                verdict.reason().outcome().name(),
                verdict.reason().name(),
                verdict.explanation(),
                verdict.evidence().orElse(null),
                feedAsOf.orElse(null),
                cart.dueAt(),
                now);
        return new Recorded(decision, pending.cause());
    }

    private static Entry entry(Recorded recorded) {
        Decision decision = recorded.decision();
        return Entry.of(
                        Kind.REMINDER_DECIDED,
                        decision.decisionId().toString(),
                        decision.customerId(),
                        decision.decidedAt(),
                        decision.decisionId())
                .because(decision.outcome() + ", " + decision.reason());
    }
}
