package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.LongConsumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.segment.domain.Rule;

/** Puts the rule of a segment under its next version, and has everybody looked at again. */
@ApplicationScoped
public class SavingSegments {

    /** Most segments at a time. */
    public static final int MOST = 200;

    private final Segments segments;
    private final SegmentConditions conditions;
    private final ToJudge toJudge;
    private final Clock clock;

    SavingSegments(Segments segments, SegmentConditions conditions, ToJudge toJudge, Clock clock) {
        this.segments = segments;
        this.conditions = conditions;
        this.toJudge = toJudge;
        this.clock = clock;
    }

    /**
     * What is in force already stays as it is. 422 where the condition is none, 409 where there are too many segments.
     *
     * @param guard refuses by throwing, on the version as it was; 0: there was none
     */
    public Uni<Rule> put(Transaction tx, String id, String name, String condition, String by, LongConsumer guard) {
        conditions.compile(condition);
        return change(tx, id, name, condition, by, guard);
    }

    /** Ends a segment: nobody is in it any more. 404 where there is none in force. */
    public Uni<Void> end(Transaction tx, String id, String by, LongConsumer guard) {
        return segments.lock(tx)
                .chain(() -> segments.newest(tx, id))
                .map(known -> known.filter(Rule::isInForce)
                        .orElseThrow(() -> Problem.notFound("segment", id).asException()))
                .chain(known -> change(tx, id, known.name(), null, by, guard))
                .replaceWithVoid();
    }

    private Uni<Rule> change(Transaction tx, String id, String name, String condition, String by, LongConsumer guard) {
        return segments.lock(tx).chain(() -> segments.newest(tx, id)).chain(known -> {
            long version = known.map(Rule::version).orElse(0L);
            guard.accept(known.filter(Rule::isInForce).map(Rule::version).orElse(0L));
            if (known.filter(rule -> rule.says(name, condition)).isPresent()) {
                return Uni.createFrom().item(known.get());
            }
            Rule rule = new Rule(id, version + 1, name, condition, by, clock.instant());
            return requireRoom(tx, rule)
                    .chain(() -> segments.put(tx, rule))
                    .chain(() -> toJudge.everybody(tx))
                    .replaceWith(rule);
        });
    }

    private Uni<Void> requireRoom(Transaction tx, Rule wanted) {
        return segments.inForce(tx)
                .invoke(all -> {
                    boolean isNew =
                            all.stream().noneMatch(rule -> rule.segmentId().equals(wanted.segmentId()));
                    if (wanted.isInForce() && isNew && all.size() >= MOST) {
                        throw Problem.conflict("too-many-segments", "There are " + MOST + " segments already.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
