package org.unisson.catalog.assortment.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.catalog.assortment.persistence.Assortments;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Works out which channels have a product, and tells it. Of products that are written at once, of what an assortment or
 * a moved category names some at a time: that may be a hundred thousand.
 */
@ApplicationScoped
public class WorkingOutAssortments {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final Assortments assortments;
    private final Clock clock;
    private final Duration interval;

    WorkingOutAssortments(
            Transactions transactions,
            Assortments assortments,
            Clock clock,
            @ConfigProperty(name = "unisson.assortments.interval", defaultValue = "PT0.2S") Duration interval) {
        this.transactions = transactions;
        this.assortments = assortments;
        this.clock = clock;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(interval, "working out of assortments", this::run);
    }

    /** Works out these products. The caller is the only writer. */
    public Uni<Void> workOut(Transaction tx, Collection<UUID> productIds) {
        Instant now = clock.instant();
        return assortments
                .workOut(tx, productIds, now)
                .invoke(changed -> changed.forEach(assorted -> tx.emit(AssortmentEvents.changed(assorted, now))))
                .replaceWithVoid();
    }

    /** Works out all that is to be. Safe with several replicas. */
    Uni<Void> run() {
        return transactions
                .read(assortments::isAnyDue)
                .chain(any -> any
                        ? transactions
                                .run(this::some)
                                .chain(more -> more ? run() : Uni.createFrom().voidItem())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> some(Transaction tx) {
        return OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> assortments.take(tx, AT_ONCE))
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(false)
                        : workOut(tx, ids).replaceWith(true));
    }
}
