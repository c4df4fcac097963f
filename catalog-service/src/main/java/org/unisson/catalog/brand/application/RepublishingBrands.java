package org.unisson.catalog.brand.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.unisson.catalog.brand.domain.BrandSettings;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.persistence.Documents;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;

/** Tells the state of every brand again. */
@Singleton
public class RepublishingBrands implements StateRepublisher {

    private static final int AT_ONCE = 200;

    private final Retelling retelling;
    private final Documents documents;

    RepublishingBrands(Retelling retelling, Documents documents) {
        this.retelling = retelling;
        this.documents = documents;
    }

    @Override
    public String subject() {
        return "brands";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all("", AT_ONCE, this::some, Document::id);
    }

    private Uni<List<Document<BrandSettings>>> some(Transaction tx, String last, int limit) {
        // As a writer, so that no older state is told after a newer one.
        return OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> documents.after(tx, ConfiguringBrands.BRAND, last, limit))
                .invoke(some -> some.forEach(brand -> tx.emit(BrandEvents.changed(brand))));
    }
}
