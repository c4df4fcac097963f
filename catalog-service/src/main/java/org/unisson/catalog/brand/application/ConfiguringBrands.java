package org.unisson.catalog.brand.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.catalog.brand.domain.BrandSettings;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.rest.Page;

/** Brands, which are configuration. */
@ApplicationScoped
public class ConfiguringBrands {

    public static final DocumentKind<BrandSettings> BRAND = new DocumentKind<>("brand", BrandSettings.class);

    private final ConfiguringDocuments documents;

    ConfiguringBrands(ConfiguringDocuments documents) {
        this.documents = documents;
    }

    public Uni<Outcome> configure(String id, BrandSettings settings, String ifMatch) {
        return documents.configure(BRAND, id, settings, ifMatch, (tx, before, after) -> {
            tx.emit(BrandEvents.changed(after));
            return Uni.createFrom().voidItem();
        });
    }

    public Uni<Document<BrandSettings>> one(String id) {
        return documents.one(BRAND, id);
    }

    public Uni<Page<Document<BrandSettings>>> page(int limit, String cursor) {
        return documents.page(BRAND, limit, cursor);
    }
}
