package org.unisson.catalog.draft.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.unisson.catalog.draft.domain.Revision;
import org.unisson.catalog.draft.persistence.Drafts;
import org.unisson.catalog.draft.persistence.Revisions;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** What was published is read again, and written on from there. */
@ApplicationScoped
public class Restoring {

    private final Transactions transactions;
    private final Revisions revisions;
    private final Drafts drafts;
    private final WritingDrafts writing;

    Restoring(Transactions transactions, Revisions revisions, Drafts drafts, WritingDrafts writing) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.drafts = drafts;
        this.writing = writing;
    }

    /** A page of versions, the newest first; fails with 404 where nothing was published. */
    public Uni<Page<Revision>> page(UUID productId, int limit, String cursor) {
        long before = before(cursor);
        return transactions
                .read(tx -> revisions.before(tx, productId, before, limit + 1))
                .map(found -> Page.of(found, limit, revision -> Long.toString(revision.version())))
                .invoke(page -> {
                    if (page.items().isEmpty() && before == Long.MAX_VALUE) {
                        throw Problem.notFound("product", productId).asException();
                    }
                });
    }

    /** That version; fails with 404 where there is none. */
    public Uni<Revision> one(UUID productId, long version) {
        return transactions.read(tx -> one(tx, productId, version));
    }

    /** Makes that version the draft, in the place of one that is there. @return the draft's version */
    public Uni<Long> restore(Transaction tx, UUID productId, long version, String author) {
        return OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> one(tx, productId, version))
                .chain(revision -> drafts.find(tx, productId)
                        .chain(found -> writing.write(tx, productId, revision.content(), null, author, found)))
                .map(outcome -> outcome.version());
    }

    private Uni<Revision> one(Transaction tx, UUID productId, long version) {
        return revisions
                .one(tx, productId, version)
                .map(found -> found.orElseThrow(() -> Problem.notFound("version", version + " of product " + productId)
                        .asException()));
    }

    private static long before(String cursor) {
        String after = Page.after(cursor);
        try {
            return after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }
}
