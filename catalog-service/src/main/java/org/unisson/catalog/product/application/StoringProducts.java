package org.unisson.catalog.product.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.persistence.Products;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.catalog.writing.Succession;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** Products become what merchandisers say of them; each stands alone, all in one transaction and a few statements. */
@ApplicationScoped
public class StoringProducts {

    private final Transactions transactions;
    private final Products products;
    private final Surroundings surroundings;
    private final WritingProducts writing;
    private final Clock clock;

    StoringProducts(
            Transactions transactions,
            Products products,
            Surroundings surroundings,
            WritingProducts writing,
            Clock clock) {
        this.transactions = transactions;
        this.products = products;
        this.surroundings = surroundings;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * What is to be said of one product.
     *
     * @param ifMatch version it is based on as an ETag, or null
     */
    public record Saying(UUID productId, ProductContent content, String ifMatch) {}

    /** Stores them in the order given; answers what became of each. @param author subject of who says it */
    public Uni<List<Outcome>> store(List<Saying> sayings, String author) {
        return transactions.run(tx -> store(tx, sayings, author));
    }

    /** The same, within a transaction. */
    public Uni<List<Outcome>> store(Transaction tx, List<Saying> sayings, String author) {
        List<UUID> ids = sayings.stream().map(Saying::productId).distinct().toList();
        List<ProductContent> contents = sayings.stream().map(Saying::content).toList();
        return OneWriter.PRODUCTS.await(tx).chain(() -> products.find(tx, ids)).chain(current -> surroundings
                .of(tx, contents)
                .chain(known -> save(tx, sayings, author, current, new Rules(known))));
    }

    private Uni<List<Outcome>> save(
            Transaction tx, List<Saying> sayings, String author, Map<UUID, Product> current, Rules rules) {
        Instant now = clock.instant();
        Succession<UUID, Product> succession = new Succession<>(current, Product::version);
        Decisions decisions = new Decisions(succession, rules, now);
        List<Outcome> outcomes = sayings.stream().map(decisions::decide).toList();
        if (succession.changed().isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        return writing.write(tx, succession, author, now).replaceWith(outcomes);
    }
}
