package org.unisson.chassis.rest;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/** Forgets answers to commands that nobody will repeat any more, some at a time. Safe with several replicas. */
@Singleton
class ForgetAnswers {

    private static final int AT_ONCE = 5_000;

    private static final String FORGET = """
            delete from idempotent_answer where ctid in (
                select ctid from idempotent_answer where answered_at < $1 limit $2 for update skip locked)""";

    private final Transactions transactions;
    private final Clock clock;
    private final Duration remembered;

    ForgetAnswers(
            Transactions transactions,
            Clock clock,
            @ConfigProperty(name = "unisson.idempotency.remembered-for", defaultValue = "P7D") Duration remembered) {
        this.transactions = transactions;
        this.clock = clock;
        this.remembered = remembered;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(Duration.ofMinutes(5), "forgetting of answers", this::run);
    }

    Uni<Void> run() {
        return transactions
                .run(tx -> tx.sql(FORGET, Times.toDatabase(clock.instant().minus(remembered)), AT_ONCE))
                .replaceWithVoid();
    }
}
