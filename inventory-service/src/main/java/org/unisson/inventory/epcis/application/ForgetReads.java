package org.unisson.inventory.epcis.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.inventory.epcis.persistence.CaptureStore;
import org.unisson.inventory.epcis.persistence.ReadStore;

/** Forgets capture jobs, and reads that were told longer ago than the topic keeps them. Safe with several replicas. */
@ApplicationScoped
public class ForgetReads {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final CaptureStore captures;
    private final ReadStore reads;
    private final Clock clock;

    ForgetReads(Transactions transactions, CaptureStore captures, ReadStore reads, Clock clock) {
        this.transactions = transactions;
        this.captures = captures;
        this.reads = reads;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(INTERVAL, "forgetting of reads", this::run);
    }

    /** Forgets some of what is due. */
    public Uni<Void> run() {
        Instant before = clock.instant().minus(KEPT);
        return transactions.run(tx -> captures.forget(tx, before).chain(() -> reads.forget(tx, before)));
    }
}
