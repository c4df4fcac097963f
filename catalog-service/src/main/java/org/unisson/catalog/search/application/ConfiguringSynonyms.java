package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.search.domain.SynonymSettings;
import org.unisson.catalog.search.persistence.Synonyms;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.rest.Page;

/** Synonyms, which are configuration. */
@ApplicationScoped
public class ConfiguringSynonyms {

    private static final DocumentKind<SynonymSettings> SYNONYM = new DocumentKind<>("synonym", SynonymSettings.class);

    private final ConfiguringDocuments documents;
    private final Synonyms synonyms;

    ConfiguringSynonyms(ConfiguringDocuments documents, Synonyms synonyms) {
        this.documents = documents;
        this.synonyms = synonyms;
    }

    public Uni<Outcome> configure(String id, SynonymSettings settings, String ifMatch) {
        return documents.configure(
                SYNONYM, id, settings, ifMatch, (tx, before, after) -> synonyms.save(tx, id, settings.words()));
    }

    public Uni<Document<SynonymSettings>> one(String id) {
        return documents.one(SYNONYM, id);
    }

    public Uni<Page<Document<SynonymSettings>>> page(int limit, String cursor) {
        return documents.page(SYNONYM, limit, cursor);
    }
}
