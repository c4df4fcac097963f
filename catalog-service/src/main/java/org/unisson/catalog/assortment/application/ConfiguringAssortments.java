package org.unisson.catalog.assortment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.catalog.assortment.domain.AssortmentSettings;
import org.unisson.catalog.assortment.persistence.Assortments;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.document.persistence.Documents;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** Assortments, which are configuration. */
@ApplicationScoped
public class ConfiguringAssortments {

    private static final DocumentKind<AssortmentSettings> ASSORTMENT =
            new DocumentKind<>("assortment", AssortmentSettings.class);

    private final ConfiguringDocuments configuring;
    private final Documents documents;
    private final Assortments assortments;
    private final AssortmentBounds bounds;
    private final Transactions transactions;

    ConfiguringAssortments(
            ConfiguringDocuments configuring,
            Documents documents,
            Assortments assortments,
            AssortmentBounds bounds,
            Transactions transactions) {
        this.configuring = configuring;
        this.documents = documents;
        this.assortments = assortments;
        this.bounds = bounds;
        this.transactions = transactions;
    }

    public Uni<Outcome> configure(String id, AssortmentSettings settings, String ifMatch) {
        return configuring.configure(
                ASSORTMENT, id, settings, ifMatch, (tx, before, after) -> bounds.require(tx, settings)
                        .chain(() -> forget(tx, id))
                        .chain(() -> assortments.enter(tx, id, settings))
                        .chain(() -> assortments.markNamed(tx, id)));
    }

    /** Takes it away; fails with 404 where there is none. */
    public Uni<Void> remove(String id) {
        return transactions.run(tx -> OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> documents.remove(tx, ASSORTMENT, id))
                .invoke(removed -> {
                    if (!removed) {
                        throw Problem.notFound(ASSORTMENT.name(), id).asException();
                    }
                })
                .chain(() -> forget(tx, id)));
    }

    public Uni<Document<AssortmentSettings>> one(String id) {
        return configuring.one(ASSORTMENT, id);
    }

    public Uni<Page<Document<AssortmentSettings>>> page(int limit, String cursor) {
        return configuring.page(ASSORTMENT, limit, cursor);
    }

    private Uni<Void> forget(Transaction tx, String id) {
        return assortments.markNamed(tx, id).chain(() -> assortments.clear(tx, id));
    }
}
