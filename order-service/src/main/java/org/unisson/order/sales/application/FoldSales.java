package org.unisson.order.sales.application;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.time.Periodic;

/** Keeps few rows to be summed: folds what sales and returns have changed since the last time into the sums. */
@Singleton
class FoldSales {

    private static final int AT_ONCE = 10_000;

    private final SalesQueries sales;

    FoldSales(SalesQueries sales) {
        this.sales = sales;
    }

    void start(
            @Observes StartupEvent event,
            Periodic periodic,
            @ConfigProperty(name = "unisson.sales.folding-interval", defaultValue = "PT1S") Duration interval) {
        periodic.every(
                interval, "folding sums of sales", () -> sales.fold(AT_ONCE).replaceWithVoid());
    }
}
