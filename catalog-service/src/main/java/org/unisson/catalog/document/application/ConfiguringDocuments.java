package org.unisson.catalog.document.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.document.persistence.Documents;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** Documents become what merchandisers say of them. */
@ApplicationScoped
public class ConfiguringDocuments {

    private final Transactions transactions;
    private final Documents documents;
    private final Clock clock;

    ConfiguringDocuments(Transactions transactions, Documents documents, Clock clock) {
        this.transactions = transactions;
        this.documents = documents;
        this.clock = clock;
    }

    /** What else becomes of a change, in its transaction; it fails where the change may not be. */
    @FunctionalInterface
    public interface Consequence<C> {

        /** @param before empty where the document is new */
        Uni<Void> of(Transaction tx, Optional<C> before, Document<C> after);
    }

    /** Gives the document this content. @param ifMatch version it is based on as an ETag, or null */
    public <C> Uni<Outcome> configure(
            DocumentKind<C> kind, String id, C content, String ifMatch, Consequence<C> consequence) {
        // As a writer of products: what they are held against stands still while they are written.
        return transactions.run(tx -> OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> documents.find(tx, kind, List.of(id)))
                .chain(found ->
                        change(tx, kind, id, content, ifMatch, Optional.ofNullable(found.get(id)), consequence)));
    }

    /** The same, where nothing else becomes of it. */
    public <C> Uni<Outcome> configure(DocumentKind<C> kind, String id, C content, String ifMatch) {
        return configure(kind, id, content, ifMatch, (tx, before, after) -> Uni.createFrom()
                .voidItem());
    }

    /** One of them; fails with 404 where there is none. */
    public <C> Uni<Document<C>> one(DocumentKind<C> kind, String id) {
        return transactions.read(tx -> documents.find(tx, kind, List.of(id))).map(found -> Optional.ofNullable(
                        found.get(id))
                .orElseThrow(() -> Problem.notFound(kind.name(), id).asException()));
    }

    /** A page of them, by id. */
    public <C> Uni<Page<Document<C>>> page(DocumentKind<C> kind, int limit, String cursor) {
        String after = Page.after(cursor);
        return transactions
                .read(tx -> documents.after(tx, kind, after, limit + 1))
                .map(found -> Page.of(found, limit, Document::id));
    }

    private <C> Uni<Outcome> change(
            Transaction tx,
            DocumentKind<C> kind,
            String id,
            C content,
            String ifMatch,
            Optional<Document<C>> current,
            Consequence<C> consequence) {
        long version = current.map(Document::version).orElse(0L);
        Versions.requireMatch(ifMatch, version);
        if (current.isPresent() && current.get().content().equals(content)) {
            return Uni.createFrom().item(new Outcome.Unchanged(version));
        }
        Document<C> changed = new Document<>(id, version + 1, content, clock.instant());
        return documents
                .save(tx, kind, changed)
                .chain(() -> consequence.of(tx, current.map(Document::content), changed))
                .replaceWith(new Outcome.Written(changed.version(), current.isEmpty()));
    }
}
