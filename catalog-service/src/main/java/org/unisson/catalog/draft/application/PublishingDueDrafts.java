package org.unisson.catalog.draft.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.draft.domain.Draft;
import org.unisson.catalog.draft.persistence.Drafts;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.time.Periodic;

/** Publishes drafts at their instant, one in a transaction; what may not be published stays a draft, with the reason. */
@ApplicationScoped
public class PublishingDueDrafts {

    private final Transactions transactions;
    private final Drafts drafts;
    private final PublishingDrafts publishing;
    private final JsonColumns json;
    private final Clock clock;
    private final Duration interval;

    PublishingDueDrafts(
            Transactions transactions,
            Drafts drafts,
            PublishingDrafts publishing,
            JsonColumns json,
            Clock clock,
            @ConfigProperty(name = "unisson.drafts.interval", defaultValue = "PT1S") Duration interval) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.publishing = publishing;
        this.json = json;
        this.clock = clock;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(interval, "publishing of drafts", this::run);
    }

    /** Publishes all that is due. Safe with several replicas. */
    Uni<Void> run() {
        return transactions
                .read(tx -> drafts.isAnyDue(tx, clock.instant()))
                .chain(any -> any
                        ? transactions
                                .run(this::next)
                                .chain(more -> more ? run() : Uni.createFrom().voidItem())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> next(Transaction tx) {
        return OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> drafts.due(tx, clock.instant()))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(false)
                        : publish(tx, due.get()).replaceWith(true));
    }

    private Uni<Void> publish(Transaction tx, Draft draft) {
        return drafts.published(tx, draft.productId())
                .chain(published -> published == draft.basedOn()
                        ? publishing
                                .publish(tx, draft, draft.author())
                                .chain(outcome -> outcome instanceof Outcome.Refused refused
                                        ? refuse(tx, draft, refused.problem())
                                        : Uni.createFrom().voidItem())
                        : refuse(
                                tx,
                                draft,
                                Problem.changedMeanwhile("Version " + Versions.etag(published)
                                        + " was published after the draft was written.")));
    }

    private Uni<Void> refuse(Transaction tx, Draft draft, Problem problem) {
        return drafts.save(tx, draft.refused(json.write(problem), clock.instant()));
    }
}
