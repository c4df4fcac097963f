package org.unisson.catalog.draft.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.draft.domain.Draft;
import org.unisson.catalog.draft.persistence.Drafts;
import org.unisson.catalog.product.application.CheckingProducts;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** Drafts are written, read and dropped. A draft may be as its type does not want it; only then it cannot be published. */
@ApplicationScoped
public class WritingDrafts {

    private final Transactions transactions;
    private final Drafts drafts;
    private final CheckingProducts checking;
    private final Clock clock;

    WritingDrafts(Transactions transactions, Drafts drafts, CheckingProducts checking, Clock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.checking = checking;
        this.clock = clock;
    }

    /**
     * A draft with what keeps it from being published now.
     *
     * @param problem null where nothing does
     */
    public record Checked(Draft draft, Problem problem) {}

    /** Writes the draft, based on what is published now. What was to be published at an instant is no longer. */
    public Uni<Outcome> write(UUID productId, ProductContent content, String ifMatch, String author) {
        return transactions.run(tx -> OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> drafts.find(tx, productId))
                .chain(found -> write(tx, productId, content, ifMatch, author, found)));
    }

    /** The same within a transaction whose turn it is. */
    Uni<Outcome> write(
            Transaction tx,
            UUID productId,
            ProductContent content,
            String ifMatch,
            String author,
            Optional<Draft> found) {
        long version = found.map(Draft::version).orElse(0L);
        Versions.requireMatch(ifMatch, version);
        return drafts.published(tx, productId).chain(published -> {
            boolean same = found.filter(draft -> draft.content().equals(content) && draft.basedOn() == published)
                    .isPresent();
            return same
                    ? Uni.createFrom().item(new Outcome.Unchanged(version))
                    : drafts.save(
                                    tx,
                                    new Draft(
                                            productId,
                                            version + 1,
                                            content,
                                            published,
                                            null,
                                            null,
                                            author,
                                            clock.instant()))
                            .replaceWith(new Outcome.Written(version + 1, found.isEmpty()));
        });
    }

    /** The draft; fails with 404 where there is none. */
    public Uni<Checked> read(UUID productId) {
        return transactions.read(tx -> drafts.find(tx, productId)
                .map(found -> found.orElseThrow(() -> none(productId)))
                .chain(draft -> checking.refusal(tx, productId, draft.content())
                        .map(refusal -> new Checked(draft, refusal.orElse(null)))));
    }

    /** Drops the draft; fails with 404 where there is none. */
    public Uni<Void> drop(UUID productId) {
        return transactions.run(tx -> OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> drafts.find(tx, productId))
                .invoke(found -> found.orElseThrow(() -> none(productId)))
                .chain(() -> drafts.remove(tx, productId)));
    }

    static RuntimeException none(UUID productId) {
        return Problem.notFound("draft of product", productId).asException();
    }
}
