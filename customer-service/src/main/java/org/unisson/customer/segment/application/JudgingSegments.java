package org.unisson.customer.segment.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.customer.segment.application.ToJudge.Some;

/**
 * Keeps segments up to date: of whomever something has changed, of whomever time changes something, and of everybody where
 * a rule or the boundaries have changed. One replica at a time does it; what it has not come to, the next one does.
 */
@ApplicationScoped
public class JudgingSegments {

    private final Transactions transactions;
    private final ToJudge toJudge;
    private final Segments segments;
    private final FactsOfPersons facts;
    private final MovingMembers moving;
    private final SegmentConfig config;
    private final Clock clock;

    JudgingSegments(
            Transactions transactions,
            ToJudge toJudge,
            Segments segments,
            FactsOfPersons facts,
            MovingMembers moving,
            SegmentConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.toJudge = toJudge;
        this.segments = segments;
        this.facts = facts;
        this.moving = moving;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.interval(), "segments", this::judgeAll);
    }

    /** Until there is nobody left to look at, or somebody else does it. */
    public Uni<Void> judgeAll() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.run(tx -> toJudge.alone(tx)
                        .chain(mine -> mine ? judgeSome(tx) : Uni.createFrom().item(false))))
                .until(more -> !more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    // Whether everybody is gone through is asked first: it waits for who changes a rule, so that nobody is judged by
    // the
    // rule before and then not again.
    private Uni<Boolean> judgeSome(Transaction tx) {
        Instant now = clock.instant();
        return toJudge.isSweeping(tx).chain(sweeping -> segments.inForce(tx).chain(rules -> {
            if (rules.isEmpty() && !sweeping) {
                return toJudge.forget(tx).map(Some::more);
            }
            return toJudge.take(tx, now, sweeping).chain(some -> facts.of(tx, some.customers(), now)
                    .chain(known -> moving.move(tx, known, rules, now))
                    .replaceWith(some.more()));
        }));
    }
}
