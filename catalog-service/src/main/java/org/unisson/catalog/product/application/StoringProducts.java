package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.SkuOwners;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.catalog.product.persistence.ProductWrites;
import org.unisson.catalog.product.persistence.Products;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.catalog.writing.Succession;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Sku;

/** Products become what merchandisers say of them; each stands alone, all in one transaction and a few statements. */
@ApplicationScoped
public class StoringProducts {

    private final Transactions transactions;
    private final Products products;
    private final ProductWrites writes;
    private final Clock clock;

    StoringProducts(Transactions transactions, Products products, ProductWrites writes, Clock clock) {
        this.transactions = transactions;
        this.products = products;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * What is to be said of one product.
     *
     * @param ifMatch version it is based on as an ETag, or null
     */
    public record Saying(UUID productId, ProductContent content, String ifMatch) {}

    /** Stores them in the order given; answers what became of each. */
    public Uni<List<Outcome>> store(List<Saying> sayings) {
        List<UUID> ids = sayings.stream().map(Saying::productId).distinct().toList();
        List<Sku> skus = sayings.stream()
                .flatMap(saying -> saying.content().variants().stream())
                .map(Variant::sku)
                .toList();
        return transactions.run(tx -> OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> products.find(tx, ids))
                .chain(current -> products.owners(tx, skus).chain(owners -> save(tx, sayings, current, owners))));
    }

    private Uni<List<Outcome>> save(
            Transaction tx, List<Saying> sayings, Map<UUID, Product> current, Map<Sku, UUID> owners) {
        Succession<UUID, Product> succession = new Succession<>(current, Product::version);
        Decisions decisions = new Decisions(succession, new SkuOwners(owners), clock.instant());
        List<Outcome> outcomes = sayings.stream().map(decisions::decide).toList();
        if (succession.changed().isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        succession.history().forEach(product -> tx.emit(ProductEvents.changed(product)));
        return writes.save(tx, succession.changed()).replaceWith(outcomes);
    }
}
