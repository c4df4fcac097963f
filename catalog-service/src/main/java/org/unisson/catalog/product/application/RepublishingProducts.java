package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.persistence.Products;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;

/** Tells the state of every product again. */
@Singleton
public class RepublishingProducts implements StateRepublisher {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final Products products;

    RepublishingProducts(Transactions transactions, Products products) {
        this.transactions = transactions;
        this.products = products;
    }

    @Override
    public String subject() {
        return "products";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return Retelling.all(BEFORE_ALL, this::some, Product::productId);
    }

    private Uni<List<Product>> some(UUID last) {
        // As a writer, so that no older state is told after a newer one.
        return transactions.run(tx -> OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> products.after(tx, last, AT_ONCE))
                .invoke(some -> some.forEach(product -> tx.emit(ProductEvents.changed(product)))));
    }
}
