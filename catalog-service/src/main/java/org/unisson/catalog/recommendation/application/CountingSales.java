package org.unisson.catalog.recommendation.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.purchase.application.PurchaseFollower;
import org.unisson.catalog.purchase.domain.PurchaseChange;
import org.unisson.catalog.recommendation.domain.CountChanges;
import org.unisson.catalog.recommendation.domain.Weighing;
import org.unisson.catalog.recommendation.persistence.SalesCounts;
import org.unisson.chassis.persistence.Transaction;

/** Counts what is bought together, with a handful of statements for many purchases. */
@Singleton
public class CountingSales implements PurchaseFollower {

    private final SalesCounts counts;
    private final RecommendationConfig config;
    private final Clock clock;

    CountingSales(SalesCounts counts, RecommendationConfig config, Clock clock) {
        this.counts = counts;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> purchasesChanged(Transaction tx, List<PurchaseChange> changes) {
        return weighing(tx).chain(weighing -> counts.change(tx, counted(changes, weighing)));
    }

    /** Whose it was does not matter to what goes together. */
    @Override
    public Uni<Void> cardsChanged(Transaction tx, Collection<UUID> customers) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Weighing> weighing(Transaction tx) {
        Instant now = clock.instant();
        return counts.hold(tx, now, config.halfLife())
                .chain(weighing -> weighing.isToBeMoved(now)
                        ? counts.move(tx, weighing, now).replaceWith(weighing.movedTo(now))
                        : Uni.createFrom().item(weighing));
    }

    private static CountChanges counted(List<PurchaseChange> changes, Weighing weighing) {
        CountChanges counted = new CountChanges();
        changes.forEach(change -> counted.replace(
                change.before() == null ? Set.of() : change.before().counted(),
                change.after().counted(),
                weighing.of(change.after().at())));
        return counted;
    }
}
