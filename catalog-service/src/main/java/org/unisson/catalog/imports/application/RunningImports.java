package org.unisson.catalog.imports.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.imports.domain.ImportJob;
import org.unisson.catalog.imports.persistence.Imports;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Goes on with imports. A part is taken, written and counted in one transaction: a crash leaves it as it was, and
 * whoever goes on, goes on there.
 */
@ApplicationScoped
public class RunningImports {

    private static final Duration BROKEN_OFF = Duration.ofDays(1);

    private final Transactions transactions;
    private final Imports imports;
    private final ImportingParts parts;
    private final JsonColumns json;
    private final Clock clock;
    private final Duration interval;

    RunningImports(
            Transactions transactions,
            Imports imports,
            ImportingParts parts,
            JsonColumns json,
            Clock clock,
            @ConfigProperty(name = "unisson.imports.interval", defaultValue = "PT0.5S") Duration interval) {
        this.transactions = transactions;
        this.imports = imports;
        this.parts = parts;
        this.json = json;
        this.clock = clock;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(interval, "running of imports", this::run);
        periodic.every(
                Duration.ofMinutes(10),
                "forgetting of imports that were broken off",
                () -> transactions.run(tx -> imports.forget(tx, clock.instant().minus(BROKEN_OFF))));
    }

    /** Goes on until nothing is left to do. Safe with several replicas. */
    Uni<Void> run() {
        return transactions
                .read(imports::isAnyRunning)
                .chain(any -> any
                        ? transactions
                                .run(this::next)
                                .chain(more -> more ? run() : Uni.createFrom().voidItem())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> next(Transaction tx) {
        return imports.next(tx)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : imports.take(tx, found.get().importId())
                                .chain(part -> goOn(tx, found.get(), part))
                                .replaceWith(true));
    }

    private Uni<Void> goOn(Transaction tx, ImportJob job, Optional<String> part) {
        return part.isEmpty()
                ? imports.finish(tx, job.importId(), clock.instant())
                : parts.write(tx, job, List.of(json.read(part.get(), ImportItem[].class)));
    }
}
