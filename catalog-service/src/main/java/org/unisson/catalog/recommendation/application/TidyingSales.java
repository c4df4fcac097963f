package org.unisson.catalog.recommendation.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.recommendation.persistence.SalesCounts;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/** Drops what is bought together least: some at a time, so that sales wait for little. */
@ApplicationScoped
public class TidyingSales {

    private static final int MOST_PRODUCTS = 100;

    private final Transactions transactions;
    private final SalesCounts counts;
    private final RecommendationConfig config;
    private final Periodic periodic;
    private final Clock clock;

    TidyingSales(
            Transactions transactions,
            SalesCounts counts,
            RecommendationConfig config,
            Periodic periodic,
            Clock clock) {
        this.transactions = transactions;
        this.counts = counts;
        this.config = config;
        this.periodic = periodic;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        periodic.every(config.tidyInterval(), "dropping what is weak in recommendations", this::tidy);
    }

    /** Until nothing is left to drop. */
    public Uni<Void> tidy() {
        // A product is looked at when it has twice as many as are kept, so that few are looked at often; and they are
        // looked for before anything is locked, since that takes a while.
        return transactions
                .read(tx -> counts.crowded(tx, 2 * config.mostTogether(), MOST_PRODUCTS))
                .chain(crowded -> crowded.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : keepStrongest(crowded)
                                .chain(() -> crowded.size() < MOST_PRODUCTS
                                        ? Uni.createFrom().voidItem()
                                        : tidy()));
    }

    private Uni<Void> keepStrongest(List<UUID> products) {
        return transactions.run(tx -> counts.hold(tx, clock.instant(), config.halfLife())
                .chain(weighing -> counts.keepStrongest(tx, products, config.mostTogether())));
    }
}
