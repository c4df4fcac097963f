package org.unisson.catalog.purchase.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.unisson.catalog.purchase.persistence.Purchases;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Drops what nobody known bought long ago: some at a time, so that purchases wait for little. What a customer has bought
 * is known for good, since a badge does not expire.
 */
@ApplicationScoped
public class ForgettingPurchases {

    private static final int MOST_ROWS = 5_000;

    private final Transactions transactions;
    private final Purchases purchases;
    private final PurchaseConfig config;
    private final Clock clock;

    ForgettingPurchases(Transactions transactions, Purchases purchases, PurchaseConfig config, Clock clock) {
        this.transactions = transactions;
        this.purchases = purchases;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.tidyInterval(), "dropping old purchases of nobody known", this::forget);
    }

    /** Until nothing is left to drop. */
    public Uni<Void> forget() {
        return transactions
                .run(tx -> purchases.forget(tx, clock.instant().minus(config.keptFor()), MOST_ROWS))
                .chain(rows -> rows < MOST_ROWS ? Uni.createFrom().voidItem() : forget());
    }
}
