package org.unisson.customer.journey.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/** Makes a place for the touchpoints of days to come, and drops those of days past. One replica at a time does it. */
@ApplicationScoped
public class KeepingDays {

    private final Transactions transactions;
    private final Touchpoints touchpoints;
    private final OpenDays days;
    private final Accepted accepted;
    private final JourneyConfig config;
    private final Clock clock;

    KeepingDays(
            Transactions transactions,
            Touchpoints touchpoints,
            OpenDays days,
            Accepted accepted,
            JourneyConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.touchpoints = touchpoints;
        this.days = days;
        this.accepted = accepted;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.tidyInterval(), "keeping of the days of touchpoints", this::keep);
    }

    /** May be called again at any time. */
    public Uni<Void> keep() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate oldest = accepted.oldestDay();
        return days.require(today.datesUntil(today.plusDays(config.daysAhead() + 1L))
                        .toList())
                .chain(() -> transactions.run(tx -> touchpoints.dropBefore(tx, oldest)))
                // In a transaction of its own: whoever tells and asks waits for a drop, and would for this as well.
                .chain(dropped -> dropped == 0
                        ? Uni.createFrom().voidItem()
                        : transactions.run(tx -> touchpoints.forgetSignsBefore(tx, oldest)))
                .invoke(() -> days.closed(oldest));
    }
}
