package org.unisson.loyalty.giftcard.application;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/** Sets free what nobody came for in time. Several replicas may look at once. */
@Singleton
class EndAuthorisations {

    private final Transactions transactions;
    private final GiftCards cards;
    private final Periodic periodic;
    private final GiftCardConfig config;
    private final Clock clock;

    EndAuthorisations(
            Transactions transactions, GiftCards cards, Periodic periodic, GiftCardConfig config, Clock clock) {
        this.transactions = transactions;
        this.cards = cards;
        this.periodic = periodic;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        periodic.every(
                config.endingInterval(),
                "ending authorisations of gift cards",
                () -> transactions.run(tx -> cards.endOverdue(tx, clock.instant())));
    }
}
