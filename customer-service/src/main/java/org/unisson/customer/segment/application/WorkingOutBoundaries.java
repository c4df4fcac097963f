package org.unisson.customer.segment.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.customer.segment.domain.Boundaries;
import org.unisson.customer.segment.domain.Window;

/** Works out where the quintiles of all persons part, when they are old enough; one replica does. */
@ApplicationScoped
public class WorkingOutBoundaries {

    private final Transactions transactions;
    private final KnownBoundaries known;
    private final Buying buying;
    private final ToJudge toJudge;
    private final SegmentConfig config;
    private final Clock clock;

    WorkingOutBoundaries(
            Transactions transactions,
            KnownBoundaries known,
            Buying buying,
            ToJudge toJudge,
            SegmentConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.known = known;
        this.buying = buying;
        this.toJudge = toJudge;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.boundariesInterval(), "quintiles", () -> transactions.run(this::ifOld));
    }

    /** Works them out now, under the next version; empty where nobody has bought anything in the window. */
    public Uni<Optional<Boundaries>> now(Transaction tx) {
        return known.lock(tx).chain(() -> known.newest(tx)).chain(before -> workOut(tx, before));
    }

    private Uni<Void> ifOld(Transaction tx) {
        return known.lock(tx)
                .chain(() -> known.newest(tx))
                .chain(before -> before.filter(this::isYoung).isPresent()
                        ? Uni.createFrom().item(Optional.empty())
                        : workOut(tx, before))
                .replaceWithVoid();
    }

    private boolean isYoung(Boundaries boundaries) {
        return clock.instant().isBefore(boundaries.workedOutAt().plus(config.boundariesAge()));
    }

    private Uni<Optional<Boundaries>> workOut(Transaction tx, Optional<Boundaries> before) {
        Window window = config.looksAt();
        Instant now = clock.instant();
        return buying.quintiles(tx, window.since(now), now, window.currency()).chain(found -> {
            if (found.persons() == 0) {
                return Uni.createFrom().item(Optional.empty());
            }
            Boundaries boundaries = new Boundaries(
                    before.map(Boundaries::version).orElse(0L) + 1,
                    now,
                    window.since(now),
                    window.currency(),
                    found.persons(),
                    found.recency(),
                    found.frequency(),
                    found.monetary());
            boolean sameScores = before.filter(boundaries::scoresAs).isPresent();
            return known.put(tx, boundaries)
                    .chain(() -> sameScores ? Uni.createFrom().voidItem() : toJudge.everybody(tx))
                    .replaceWith(Optional.of(boundaries));
        });
    }
}
