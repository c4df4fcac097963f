package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.unisson.catalog.assortment.application.WorkingOutAssortments;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.persistence.ProductWrites;
import org.unisson.catalog.product.persistence.VariantWrites;
import org.unisson.catalog.writing.Succession;
import org.unisson.chassis.persistence.Transaction;

/** Writes products that have changed, with all that follows from it, and tells them. */
@Singleton
class WritingProducts {

    private final FilingProducts filing;
    private final ProductWrites products;
    private final VariantWrites variants;
    private final WorkingOutAssortments assortments;

    WritingProducts(
            FilingProducts filing, ProductWrites products, VariantWrites variants, WorkingOutAssortments assortments) {
        this.filing = filing;
        this.products = products;
        this.variants = variants;
        this.assortments = assortments;
    }

    /** The caller is the only writer. */
    Uni<Void> write(Transaction tx, Succession<UUID, Product> succession, String author, Instant now) {
        succession.history().forEach(product -> tx.emit(ProductEvents.changed(product)));
        return filing.file(tx, succession.changed(), now)
                .chain(() -> products.save(tx, succession.changed()))
                .chain(() -> variants.save(tx, succession.changed()))
                .chain(() -> products.keep(tx, succession.history(), author))
                .chain(() -> assortments.workOut(
                        tx,
                        succession.changed().stream().map(Product::productId).toList()));
    }
}
