package org.unisson.order.goods.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.goods.domain.Article;
import org.unisson.order.goods.domain.Product;

/** What this service knows of goods from the catalog. */
public interface Goods {

    /** Those of these SKUs that are known, sellable or withdrawn, with one statement. */
    Uni<Map<Sku, Article>> of(Transaction tx, Collection<Sku> skus);

    /** All that the terms of an order need, with one statement. */
    Uni<Offered> offered(Transaction tx, Wanted wanted);

    /** Replaces what is known of these products, unless something newer is. */
    Uni<Void> put(Transaction tx, List<Product> products);

    /** The catalog tells of these products no more: they are no bundles. What was sold of them stays as it is. */
    Uni<Void> forget(Transaction tx, Collection<UUID> productIds);

    /** What somebody wants to buy. @param locations that are named for it */
    record Wanted(String channel, Instant at, Collection<Sku> skus, Collection<Gln> locations) {}

    /**
     * What there is of it.
     *
     * @param articles those that are known, and the parts of bundles among them
     * @param prices what they cost on the channel at the instant, where they have a price
     * @param locations those that are known, open or closed
     */
    record Offered(Map<Sku, Article> articles, Map<Sku, Money> prices, Set<Gln> locations) {}
}
