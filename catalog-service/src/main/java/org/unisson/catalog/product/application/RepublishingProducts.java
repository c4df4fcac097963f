package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.persistence.Products;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;

/** Tells the state of every product again. */
@Singleton
public class RepublishingProducts implements StateRepublisher {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 200;

    private final Retelling retelling;
    private final Products products;

    RepublishingProducts(Retelling retelling, Products products) {
        this.retelling = retelling;
        this.products = products;
    }

    @Override
    public String subject() {
        return "products";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(BEFORE_ALL, AT_ONCE, this::some, Product::productId);
    }

    private Uni<List<Product>> some(Transaction tx, UUID last, int limit) {
        // As a writer, so that no older state is told after a newer one.
        return OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> products.after(tx, last, limit))
                .invoke(some -> some.forEach(product -> tx.emit(ProductEvents.changed(product))));
    }
}
